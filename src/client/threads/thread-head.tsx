import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { LeftIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { isHost } from "./hosts.ts";
import { Participants } from "./participants.tsx";
import { ParticipantsButton } from "./participants-button.tsx";
import { useReachable } from "./use-reachable.ts";

/** Above the messages: the way back where the list is not beside it, and who is there. */
export function ThreadHead({ summary }: { summary: ThreadSummary }) {
  const house = useHouse();
  const reachable = useReachable(summary);
  return (
    <header class="thread-head">
      {!house.wide.value && <BackToChats />}
      <Participants summary={summary} reachable={reachable} />
      {isHost(house.someone.value?.me) && <ParticipantsButton summary={summary} reachable={reachable} />}
    </header>
  );
}

function BackToChats() {
  return (
    <a class="back" href="/chat?list">
      <LeftIcon />
      {say.backToChats}
    </a>
  );
}
