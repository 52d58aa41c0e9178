import { useId, useState } from "preact/hooks";
import { useFocusFollows } from "./use-focus-follows.ts";

type ConfirmedButtonProps = {
  readonly label: string;
  /** What happens then. */
  readonly what: string;
  readonly deed: string;
  readonly keep: string;
  readonly onConfirmed: () => void;
};

/** Before something that cannot be undone is done, it is said what happens. The cursor goes along. */
export function ConfirmedButton({ label, what, deed, keep, onConfirmed }: ConfirmedButtonProps) {
  const [asking, setAsking] = useState(false);
  const id = useId();
  const around = useFocusFollows<HTMLDivElement>(asking);
  if (!asking) {
    return (
      <div ref={around}>
        <button type="button" class="quiet danger" onClick={() => setAsking(true)}>
          {label}
        </button>
      </div>
    );
  }
  return (
    <div class="confirming" role="group" aria-label={label} aria-describedby={id} ref={around}>
      <p id={id}>{what}</p>
      <div class="row">
        <button type="button" class="quiet" onClick={() => setAsking(false)}>
          {keep}
        </button>
        <button type="button" class="quiet danger" onClick={onConfirmed}>
          {deed}
        </button>
      </div>
    </div>
  );
}
