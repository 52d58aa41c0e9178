import { useEffect, useRef } from "preact/hooks";
import { CopyBox } from "../form/copy-box.tsx";
import { sayInForms } from "../text/english-form.ts";
import { sayOfPeople } from "../text/english-people.ts";
import { say } from "../text/say.ts";

type OneTimeLinkProps = { name: string; link: string; endsAt: number; onDone: () => void };

/** The link with which a colleague comes in. The server keeps only its hash, so it is shown this once. */
export function OneTimeLink({ name, link, endsAt, onDone }: OneTimeLinkProps) {
  const around = useRef<HTMLElement>(null);
  useEffect(() => around.current?.focus(), []);
  return (
    <section class="one-time-link" aria-label={sayOfPeople.linkFor(name)} tabIndex={-1} ref={around}>
      <h2>{sayOfPeople.linkFor(name)}</h2>
      <p>{sayOfPeople.linkWhy(say.dateAndTime(endsAt))}</p>
      <CopyBox label={sayOfPeople.linkFor(name)} value={link}>
        <button type="button" class="quiet" onClick={onDone}>
          {sayInForms.done}
        </button>
      </CopyBox>
    </section>
  );
}
