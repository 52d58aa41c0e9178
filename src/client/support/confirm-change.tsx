import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { sayOfSupport as words } from "../text/english-support.ts";
import type { Change } from "./use-organisations.ts";

type ConfirmChangeProps = {
  readonly change: Change;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
};

/** What happens then, before it does. */
export function ConfirmChange({ change, problem, busy, onConfirmed, onCancel }: ConfirmChangeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { heading, what, deed } = wordsOf(change);
  return (
    <dialog ref={dialog} aria-labelledby={`${id}-heading`} aria-describedby={`${id}-what`} onClose={onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirmed();
        }}
      >
        <h2 id={`${id}-heading`}>{heading}</h2>
        <p id={`${id}-what`}>
          {what} {change.kind !== "decline" && words.toldAll}
        </p>
        <div class="form-problem" role="alert">
          {problem !== null && <p class="problem">{problem}</p>}
        </div>
        <div class="row end">
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          <button type="submit" aria-busy={busy}>
            {deed}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function wordsOf(change: Change): { heading: string; what: string; deed: string } {
  const { name } = change.organisation;
  if (change.kind === "retention") {
    const heading = words.confirmRetention(name, words.period(change.retentionMs));
    return { heading, what: words.confirmRetentionWhat, deed: words.change };
  }
  const { wish, email } = change.request;
  if (change.kind === "decline") {
    const what = words.confirmDeclineWhat(email);
    return { heading: words.confirmDecline(name), what, deed: words.decline };
  }
  const what = wish === "off" ? words.confirmOff : words.confirmOn;
  return { heading: words.confirmSwitch(name, wish), what, deed: words.turn(wish) };
}
