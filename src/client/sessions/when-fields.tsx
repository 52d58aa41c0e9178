import { useEffect, useId, useRef } from "preact/hooks";
import { sayOfSessions as words } from "../text/english-sessions.ts";

/** As the fields have it: "2031-11-25" and "09:30". */
export type When = { readonly later: boolean; readonly date: string; readonly time: string };
type WhenFieldsProps = {
  readonly when: When;
  readonly onWhen: (when: When) => void;
  readonly problem: string | null;
};

export function WhenFields(props: WhenFieldsProps) {
  const { when, onWhen } = props;
  const id = useId();
  return (
    <fieldset>
      <legend>{words.when}</legend>
      {[false, true].map((later) => (
        <label class="choice-box" key={String(later)}>
          <input
            type="radio"
            name={`${id}-when`}
            checked={when.later === later}
            onChange={() => onWhen({ ...when, later })}
          />
          {later ? words.later : words.now}
        </label>
      ))}
      {when.later && <DateAndTime {...props} />}
    </fieldset>
  );
}

/** In the browser's own time zone, which stands beneath. */
function DateAndTime({ when, onWhen, problem }: WhenFieldsProps) {
  const id = useId();
  const around = useRef<HTMLDivElement>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
  useEffect(() => {
    if (problem !== null) around.current?.querySelector("input")?.focus();
  }, [problem]);
  const box = (name: "date" | "time") => ({
    id: `${id}-${name}`,
    type: name as "date",
    value: when[name],
    "aria-invalid": problem !== null,
    "aria-describedby": problem === null ? `${id}-zone` : `${id}-zone ${id}-problem`,
    onInput: (event: Event) => onWhen({ ...when, [name]: (event.currentTarget as HTMLInputElement).value }),
  });
  return (
    <>
      <div class="times" ref={around}>
        <div class="field">
          <label for={`${id}-date`}>{words.date}</label>
          <input {...box("date")} />
        </div>
        <div class="field">
          <label for={`${id}-time`}>{words.time}</label>
          <input {...box("time")} />
        </div>
      </div>
      <p class="hint" id={`${id}-zone`}>
        {words.zone(zone)}
      </p>
      {problem !== null && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </>
  );
}
