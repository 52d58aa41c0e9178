import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfSession } from "../text/english-session.ts";
import { say } from "../text/say.ts";
import type { SessionEnd } from "./session-end.ts";

/** Says so before the end of the session, and asks whether somebody is there where that would put it off. */
export function StillThere({ end }: { end: SessionEnd }) {
  const ending = end.ending.value;
  if (ending === null) return null;
  return ending.by === "idle" ? <StayOrGo end={end} leftMs={ending.leftMs} /> : <EndIsNear at={ending.at} />;
}

/**
 * An alert dialog (WAI-ARIA APG): read out as it opens, with the focus on the answer that loses nothing. What is
 * left is shown each second and said now and then.
 */
function StayOrGo({ end, leftMs }: { end: SessionEnd; leftMs: number }) {
  const house = useHouse();
  const dialog = useShown();
  const [problem, setProblem] = useState("");
  const stay = (event: Event) => {
    event.preventDefault();
    setProblem(end.stay() ? "" : sayOfSession.cannotStay);
  };
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="still-there"
      aria-describedby="still-there-why"
      onCancel={stay}
    >
      <form onSubmit={stay}>
        <h2 id="still-there">{sayOfSession.stillThere}</h2>
        <p id="still-there-why">
          {sayOfSession.endsIn} <strong>{sayOfSession.left(leftMs)}</strong>{" "}
          {house.drafts.areEmpty() ? "" : sayOfSession.kept}
        </p>
        <div class="form-problem" role="alert">
          {problem !== "" && <p class="problem">{problem}</p>}
        </div>
        <p class="heard" role="status">
          {sayOfSession.saidLeft(leftMs)}
        </p>
        <div class="row">
          <button type="submit">{sayOfSession.stay}</button>
          <button type="button" class="quiet" onClick={async () => setProblem((await house.signOut()) ?? "")}>
            {sayOfSession.signOutNow}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function useShown() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close(); // gives the focus back to where it was
  }, []);
  return dialog;
}

/** Nothing can be done about it, so nobody who is writing is interrupted. */
function EndIsNear({ at }: { at: number }) {
  const [read, setRead] = useState(false);
  return (
    <div class="notice" role="alert">
      {!read && (
        <>
          <p>{sayOfSession.endsAt(say.time(at))}</p>
          <button type="button" class="quiet" onClick={() => setRead(true)}>
            {sayOfSession.understood}
          </button>
        </>
      )}
    </div>
  );
}
