import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ThreadAnswer } from "../../shared/protocol/bodies.ts";
import { go } from "../app/address.ts";
import { useSubmission } from "../form/submission.ts";
import { say } from "../text/say.ts";
import { PeoplePicker } from "./people-picker.tsx";
import type { Found } from "./people-search.ts";

/** Chooses with whom to chat. The same people as in a chat that exists lead to that chat. */
export function NewChatDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const submission = useSubmission();
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const [missing, setMissing] = useState(false);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  async function start(event: Event): Promise<void> {
    event.preventDefault();
    setMissing(chosen.length === 0);
    if (chosen.length === 0) return;
    const people = chosen.map(({ id }) => id);
    const done = await submission.post<InferOutput<typeof ThreadAnswer>>("/api/threads", { people });
    if (done === null) return;
    dialog.current?.close();
    go(`/chat/${done.value.threadId}`);
  }

  const problem = missing && chosen.length === 0 ? say.nobodyChosen : submission.problem.value?.sentence;
  return (
    <dialog ref={dialog} aria-labelledby="new-chat" onClose={onClose}>
      <form onSubmit={start} noValidate>
        <h2 id="new-chat">{say.newChat}</h2>
        <PeoplePicker chosen={chosen} onChosen={setChosen} problem={problem ?? null} />
        <div class="row end">
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {say.cancel}
          </button>
          <button type="submit">{say.startChat}</button>
        </div>
      </form>
    </dialog>
  );
}
