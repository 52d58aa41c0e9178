import { useId, useState } from "preact/hooks";
import { useFocusFollows } from "./use-focus-follows.ts";

type ConfirmedButtonProps = {
  readonly label: string;
  /** On the button, where the name of what it is for stands beside it anyway. */
  readonly shown?: string;
  /** It can be undone. */
  readonly harmless?: boolean;
  /** What happens then. */
  readonly what: string;
  readonly deed: string;
  readonly keep: string;
  readonly onConfirmed: () => void;
};

/** Before something that matters is done, it is said what happens. The cursor goes along. */
export function ConfirmedButton({
  label,
  shown = label,
  harmless,
  what,
  deed,
  keep,
  onConfirmed,
}: ConfirmedButtonProps) {
  const look = harmless ? "quiet" : "quiet danger";
  const [asking, setAsking] = useState(false);
  const id = useId();
  const around = useFocusFollows<HTMLDivElement>(asking);
  if (!asking) {
    return (
      <div ref={around}>
        <button
          type="button"
          class={look}
          aria-label={shown === label ? undefined : label}
          onClick={() => setAsking(true)}
        >
          {shown}
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
        <button type="button" class={look} onClick={onConfirmed}>
          {deed}
        </button>
      </div>
    </div>
  );
}
