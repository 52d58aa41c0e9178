import { useState } from "preact/hooks";
import type { Participant } from "../../shared/protocol/guest-bodies.ts";
import type { Member } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { DownIcon } from "../look/icons.tsx";
import { sayOfParticipants as words } from "../text/english-participants.ts";
import { say } from "../text/say.ts";
import { GuestAccess } from "./guest-access.tsx";
import { howReached } from "./how-reached.ts";
import { nameOf } from "./names.ts";
import type { Keeping } from "./use-keeping.ts";

type ParticipantRowProps = {
  readonly member: Member;
  /** undefined until it is known how they are reached */
  readonly participant: Participant | undefined;
  readonly keeping: Keeping;
  /** Nobody else is here, so nothing needs to be folded. */
  readonly alone: boolean;
  readonly onRemoved: () => void;
};

export function ParticipantRow(props: ParticipantRowProps) {
  const { member, participant, alone } = props;
  const house = useHouse();
  const [wanted, setWanted] = useState(false);
  const unfolded = alone || wanted;
  const name = nameOf(member);
  const state = house.presence.online.value.has(member.id) ? say.online : say.notOnline;
  const reach = participant === undefined ? [] : howReached(participant, house.clock.now());
  return (
    <li class="participant-row">
      <div class="participant-about">
        <p>
          <strong dir="auto">{name}</strong>
          <span class="small">{[state, ...reach].join(" · ")}</span>
        </p>
        {!alone && (
          <button
            type="button"
            class={unfolded ? "plain turned" : "plain"}
            aria-label={words.whatToDo(name)}
            aria-expanded={unfolded}
            onClick={() => setWanted(!wanted)}
          >
            <DownIcon />
          </button>
        )}
      </div>
      {unfolded && <Deeds {...props} name={name} />}
    </li>
  );
}

function Deeds({ member, participant, keeping, onRemoved, name }: ParticipantRowProps & { name: string }) {
  async function remove(): Promise<void> {
    const done = await keeping.act({ method: "DELETE", path: `/${member.id}`, said: words.removed(name) });
    if (done !== null) onRemoved();
  }
  return (
    <div class="participant-deeds">
      {member.guest && (
        <GuestAccess id={member.id} name={name} keeping={keeping} code={participant?.code ?? null} />
      )}
      <ConfirmedButton
        label={words.removeFromChat}
        what={words.removeWhat(name)}
        deed={words.remove}
        keep={say.cancel}
        onConfirmed={remove}
      />
    </div>
  );
}
