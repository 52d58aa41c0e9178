import { useState } from "preact/hooks";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { PlusIcon } from "../look/icons.tsx";
import { ChoosingPeople } from "../new-chat/choosing-people.tsx";
import { useChoosing } from "../new-chat/use-choosing.ts";
import { sayOfParticipants as words } from "../text/english-participants.ts";
import { say } from "../text/say.ts";
import type { Keeping } from "./use-keeping.ts";

type AddPeopleProps = { readonly summary: ThreadSummary; readonly keeping: Keeping };

/** Further people for a thread. They see nothing from before unless the host says so. */
export function AddPeople(props: AddPeopleProps) {
  const [adding, setAdding] = useState(false);
  const around = useFocusFollows<HTMLDivElement>(adding);
  return (
    <div ref={around}>
      {adding ? (
        <AddPeopleForm {...props} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" class="quiet" onClick={() => setAdding(true)}>
          <PlusIcon />
          {words.addPeople}
        </button>
      )}
    </div>
  );
}

function AddPeopleForm({ summary, keeping, onDone }: AddPeopleProps & { onDone: () => void }) {
  const choosing = useChoosing();
  const [fromBefore, setFromBefore] = useState(false);
  const members = summary.members.filter(({ left }) => !left).map(({ id }) => id);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = await choosing.settle();
    if (chosen === null) return;
    const body = { people: chosen.map(({ id }) => id), fromBefore };
    const said = words.added(say.names(chosen.map(({ name }) => name)));
    const done = await keeping.act({ method: "POST", path: "", body, said });
    if (done !== null) onDone();
  }
  return (
    <form class="add-people-form" onSubmit={add} noValidate>
      <ChoosingPeople label={words.addPeople} choosing={choosing} problem={null} without={members} />
      <label class="choice-box">
        <input type="checkbox" checked={fromBefore} onChange={() => setFromBefore(!fromBefore)} />
        {words.fromBefore}
      </label>
      <div class="row">
        <button type="submit">{words.addToChat}</button>
        <button type="button" class="quiet" onClick={onDone}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
