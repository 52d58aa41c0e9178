import { useId } from "preact/hooks";
import { sayOfNotifications as words } from "../text/english-notifications.ts";

type QuietHoursProps = {
  readonly quiet: boolean;
  readonly from: string;
  readonly until: string;
  readonly onChange: (change: { quiet?: boolean; from?: string; until?: string }) => void;
};

export function QuietHours({ quiet, from, until, onChange }: QuietHoursProps) {
  const id = useId();
  return (
    <fieldset>
      <legend>{words.quiet}</legend>
      <label class="choice-box">
        <input type="checkbox" checked={quiet} onChange={() => onChange({ quiet: !quiet })} />
        <span>{words.quietHint}</span>
      </label>
      {quiet && (
        <div class="times">
          <div class="field">
            <label for={`${id}-from`}>{words.from}</label>
            <input
              id={`${id}-from`}
              type="time"
              value={from}
              onInput={(event) => onChange({ from: event.currentTarget.value })}
            />
          </div>
          <div class="field">
            <label for={`${id}-until`}>{words.until}</label>
            <input
              id={`${id}-until`}
              type="time"
              value={until}
              onInput={(event) => onChange({ until: event.currentTarget.value })}
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}
