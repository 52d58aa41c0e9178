import { useEffect, useRef } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ThreadAnswer } from "../../shared/protocol/bodies.ts";
import { go } from "../app/address.ts";
import { useSubmission } from "../form/submission.ts";
import { sayOfChoosing as words } from "../text/english-choosing.ts";
import { say } from "../text/say.ts";
import { ChoosingPeople } from "./choosing-people.tsx";
import { useChoosing } from "./use-choosing.ts";

/** Chooses with whom to chat. The same people as in a chat that exists lead to that chat. */
export function NewChatForm({ close }: { close: () => void }) {
  const starting = useSubmission();
  const choosing = useChoosing();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  async function start(event: Event): Promise<void> {
    event.preventDefault();
    const people = await choosing.settle();
    if (people === null) return;
    const ids = people.map(({ id }) => id);
    const done = await starting.post<InferOutput<typeof ThreadAnswer>>("/api/threads", { people: ids });
    if (done === null) return;
    close();
    go(`/chat/${done.value.threadId}`);
  }

  const problem = starting.problem.value?.sentence ?? null;
  return (
    <form ref={form} onSubmit={start} noValidate>
      <h2>{say.newChat}</h2>
      <ChoosingPeople label={words.chatWith} choosing={choosing} problem={problem} />
      <div class="row end">
        <button type="button" class="quiet" onClick={close}>
          {say.cancel}
        </button>
        <button type="submit">{words.startChat}</button>
      </div>
    </form>
  );
}
