import "../look/people.css";
import { useEffect, useRef } from "preact/hooks";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { sayOfParticipants as words } from "../text/english-participants.ts";
import { say } from "../text/say.ts";
import { AddPeople } from "./add-people.tsx";
import { othersIn } from "./names.ts";
import { ParticipantRow } from "./participant-row.tsx";
import { useKeeping } from "./use-keeping.ts";
import type { Reachable } from "./use-reachable.ts";

type ParticipantsPanelProps = {
  readonly summary: ThreadSummary;
  readonly reachable: Reachable;
  readonly close: () => void;
};

/** Who is in the thread, how each is reached, and what a host can do about it. */
export function ParticipantsPanel({ summary, reachable, close }: ParticipantsPanelProps) {
  const house = useHouse();
  const keeping = useKeeping(summary.id, reachable.load);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    void reachable.load();
  }, []);
  const others = othersIn(summary, house.someone.value?.me.id ?? 0).filter(({ left }) => !left);
  const problem = keeping.problem ?? reachable.problem;
  return (
    <div class="participants-panel">
      <h2 tabIndex={-1} ref={heading}>
        {say.participants}
      </h2>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      <ul class="participant-rows">
        {others.map((member) => (
          <ParticipantRow
            key={member.id}
            member={member}
            participant={reachable.byId.get(member.id)}
            keeping={keeping}
            alone={others.length === 1}
            onRemoved={() => heading.current?.focus()}
          />
        ))}
      </ul>
      <p class="small said" role="status">
        {keeping.said}
      </p>
      <AddPeople summary={summary} keeping={keeping} />
      <div class="row end">
        <button type="button" class="quiet" onClick={close}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
