import { useId, useMemo } from "preact/hooks";
import { canonicalZone, zonesToChoose } from "../text/time-zones.ts";
import { useProblemOf } from "./field.tsx";
import type { Submission } from "./submission.ts";

type TimeZoneFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Submission;
};

/** Every time zone that this browser knows, the device's own first, and the one that stands there. */
export function TimeZoneField({ label, hint, name, value, onValue, submission }: TimeZoneFieldProps) {
  const id = useId();
  const { mine, box } = useProblemOf<HTMLSelectElement>(submission, name);
  // Some hundred names are told apart, which is not done at each key pressed in the form.
  const zones = useMemo(() => zonesToChoose(value), []);
  const described = [hint && `${id}-hint`, mine && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={id}
        ref={box}
        value={canonicalZone(value)}
        aria-invalid={mine !== null}
        aria-describedby={described === "" ? undefined : described}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      {mine !== null && (
        <p class="problem" id={`${id}-problem`}>
          {mine.sentence}
        </p>
      )}
    </div>
  );
}
