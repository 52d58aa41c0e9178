import { useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { RightIcon } from "../look/icons.tsx";
import { sayOfSessions } from "../text/english-sessions.ts";
import type { Asking, WaitingPerson } from "./visitors.ts";

type VisitorNoticesProps = { waiting: readonly WaitingPerson[]; asking: readonly Asking[] };

/** Who waits for this host, and who asks to be let in. */
export function VisitorNotices({ waiting, asking }: VisitorNoticesProps) {
  return (
    <>
      {asking.map((one) => (
        <AskingNotice key={one.id} asking={one} />
      ))}
      <div class="notification calm">
        {waiting.length > 0 && (
          <a href="/sessions">
            {sayOfSessions.isWaiting(waiting.map(({ name }) => name))} <RightIcon />
          </a>
        )}
      </div>
    </>
  );
}

/** Whose code it is stands there, so that the host lets in the right person, or nobody. */
function AskingNotice({ asking }: { asking: Asking }) {
  const house = useHouse();
  const [problem, setProblem] = useState<string | null>(null);
  async function answer(how: "admit" | "refuse"): Promise<void> {
    const done = await request("POST", `/api/admissions/${asking.id}/${how}`, {});
    setProblem(done.ok ? null : done.error.sentence);
    if (done.ok) house.visitors.answered(asking.id);
  }
  return (
    <div class="notification" role="alert">
      <div class="notification-box">
        <p dir="auto">{sayOfSessions.asksIn(asking.says, asking.contact)}</p>
        {problem !== null && <p class="problem">{problem}</p>}
        <div class="row">
          <button type="button" onClick={() => answer("admit")}>
            {sayOfSessions.letIn}
          </button>
          <button type="button" class="quiet" onClick={() => answer("refuse")}>
            {sayOfSessions.notNow}
          </button>
        </div>
      </div>
    </div>
  );
}
