import { useState } from "preact/hooks";
import type { Member, ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";
import { nameOf, othersIn } from "./names.ts";
import type { Reachable } from "./use-reachable.ts";
import { useWordsForReaching } from "./words-for-reaching.ts";

/** So many fit beside each other; one more than that is shown rather than counted. */
const SHOWN = { wide: 3, narrow: 1 };

type ParticipantsProps = { readonly summary: ThreadSummary; readonly reachable: Reachable };

/** Who is in the thread, who of them is online, and for a host how they are reached. Large groups unfold. */
export function Participants({ summary, reachable }: ParticipantsProps) {
  const house = useHouse();
  const [unfolded, setUnfolded] = useState(false);
  const reach = useWordsForReaching(reachable);
  const myId = house.someone.value?.me.id ?? 0;
  const online = house.presence.online.value;
  const others = othersIn(summary, myId);
  const names = others.map(nameOf);
  const here = others.filter(({ id }) => online.has(id));
  const ordered = [...here, ...others.filter(({ id }) => !online.has(id))];
  const room = house.wide.value ? SHOWN.wide : SHOWN.narrow;
  const shown = unfolded || ordered.length <= room + 1 ? ordered : ordered.slice(0, room);
  // On a phone there is a line for it in a chat of two; else it stands in the dialog.
  const reachFits = unfolded || house.wide.value || others.length === 1;
  return (
    <div class={unfolded ? "participants unfolded" : "participants"}>
      <h2 class="heard">{names.length === 0 ? say.onlyYou : say.names(names)}</h2>
      <ul aria-label={say.participants}>
        {shown.map((member) => (
          <Participant
            key={member.id}
            member={member}
            online={online.has(member.id)}
            reach={reachFits ? reach(member.id) : ""}
          />
        ))}
      </ul>
      {(unfolded || shown.length < ordered.length) && (
        <button type="button" class="link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? say.fewer : say.andMore(ordered.length - shown.length)}
        </button>
      )}
    </div>
  );
}

function Participant({ member, online, reach }: { member: Member; online: boolean; reach: string }) {
  const state = member.left ? say.hasLeft : online ? say.online : say.notOnline;
  return (
    <li class={reach === "" ? undefined : "reached"}>
      <span class="participant-name" dir="auto">
        {nameOf(member)}
      </span>{" "}
      <span class="participant-line">
        {!online && reach !== "" && `${reach} · `}
        <span class={online && !member.left ? "participant-state online" : "participant-state"}>{state}</span>
        {online && reach !== "" && ` · ${reach}`}
      </span>
    </li>
  );
}
