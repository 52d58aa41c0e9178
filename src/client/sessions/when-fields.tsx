import { useEffect, useId, useRef } from "preact/hooks";
import { sayOfSessions as words } from "../text/english-sessions.ts";

/** As the fields have it: "2031-11-25" and "09:30". */
export type When = { readonly later: boolean; readonly date: string; readonly time: string };
type WhenFieldsProps = {
  readonly when: When;
  readonly onWhen: (when: When) => void;
  readonly problem: string | null;
};

export function WhenFields({ when, onWhen, problem }: WhenFieldsProps) {
  const id = useId();
  const date = useRef<HTMLInputElement>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " ");
  useEffect(() => {
    if (problem !== null) date.current?.focus();
  }, [problem]);
  const described = problem === null ? `${id}-zone` : `${id}-zone ${id}-problem`;
  const box = { "aria-invalid": problem !== null, "aria-describedby": described };
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
      {when.later && (
        <>
          <div class="times">
            <div class="field">
              <label for={`${id}-date`}>{words.date}</label>
              <input
                {...box}
                id={`${id}-date`}
                ref={date}
                type="date"
                value={when.date}
                onInput={(event) => onWhen({ ...when, date: event.currentTarget.value })}
              />
            </div>
            <div class="field">
              <label for={`${id}-time`}>{words.time}</label>
              <input
                {...box}
                id={`${id}-time`}
                type="time"
                value={when.time}
                onInput={(event) => onWhen({ ...when, time: event.currentTarget.value })}
              />
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
      )}
    </fieldset>
  );
}
