import { sayOfSupport } from "../text/english-support.ts";

/** The clinic's number for emergencies, to be tapped where it is a number. */
export function CallNumber({ number }: { number: string }) {
  const plain = number.trim();
  if (plain === "") return null;
  return (
    <p>
      {sayOfSupport.emergency}{" "}
      {/^[+\d][\d\s().-]*$/u.test(plain) ? (
        <a href={`tel:${plain.replace(/[^+\d]/gu, "")}`}>{sayOfSupport.call(plain)}</a>
      ) : (
        sayOfSupport.call(plain)
      )}
    </p>
  );
}
