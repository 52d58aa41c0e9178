import { useEffect, useRef, useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { say } from "../text/say.ts";

/** The trash can is small and what it does cannot be undone: a second tap, elsewhere, makes sure. */
export function ConfirmDelete(props: { threadId: number; seq: number; onKeep: () => void }) {
  const house = useHouse();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);

  async function remove(): Promise<void> {
    setBusy(true);
    const log = yes.current?.closest<HTMLElement>("[role=log]");
    const answer = await request("DELETE", `/api/threads/${props.threadId}/messages/${props.seq}`, {});
    setBusy(false);
    if (answer.ok || answer.error.code === "message-not-found") {
      log?.focus({ preventScroll: true });
      house.conversations.deleted(props.threadId, props.seq);
    } else setProblem(answer.error.sentence);
  }

  return (
    <div
      class="choice"
      role="group"
      aria-label={say.deleteForEveryone}
      onKeyDown={(event) => event.key === "Escape" && props.onKeep()}
    >
      <p>{problem ?? say.deleteForEveryone}</p>
      <button type="button" ref={yes} class="quiet danger" disabled={busy} onClick={remove}>
        {say.deleteYes}
      </button>
      <button type="button" class="quiet" onClick={props.onKeep}>
        {say.deleteNo}
      </button>
    </div>
  );
}
