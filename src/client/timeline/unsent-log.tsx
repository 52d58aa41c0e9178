import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";
import { LogRow } from "./log-row.tsx";

/** Stands for the log of a thread that is not loaded: what one sends there does not leave the screen meanwhile. */
export function UnsentLog({ summary }: { summary: ThreadSummary }) {
  const house = useHouse();
  const myId = house.someone.value?.me.id ?? 0;
  const unsent = house.postman.outbox.value.filter(({ threadId }) => threadId === summary.id);
  return (
    <div class="log unsent-log" role="log" aria-label={say.messages} tabIndex={unsent.length > 0 ? 0 : -1}>
      {unsent.map((entry) => (
        <LogRow
          key={entry.clientId}
          row={{ kind: "pending", key: entry.clientId, entry, leads: true }}
          summary={summary}
          myId={myId}
        />
      ))}
    </div>
  );
}
