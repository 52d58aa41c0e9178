import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";

/** The quiet line that is always there: what becomes of messages, and what to do in an emergency. */
export function PromiseLine() {
  const organisation = useHouse().someone.value?.organisation;
  if (organisation === undefined) return null;
  const number = organisation.emergencyNumber.trim();
  return (
    <p class="promise">
      {say.vanish(organisation.retentionMs)} {say.noEmergencies}{" "}
      {/^[+\d][\d\s().-]*$/u.test(number) ? (
        <a href={`tel:${number.replace(/[^+\d]/gu, "")}`}>{say.call(number)}</a>
      ) : (
        number !== "" && say.call(number)
      )}
    </p>
  );
}
