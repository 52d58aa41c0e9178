import "../look/people.css";
import "../look/guests.css";
import { useRef, useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { Dialog } from "../form/dialog.tsx";
import { PlusIcon } from "../look/icons.tsx";
import { sayOfSessions as words } from "../text/english-sessions.ts";
import { say } from "../text/say.ts";
import { isHost } from "../threads/hosts.ts";
import { NewSessionForm } from "./new-session-form.tsx";
import { SessionList } from "./session-list.tsx";
import { useSessions } from "./use-sessions.ts";

/** A host's sessions: today's and those to come, and who waits in them. */
export function SessionsPage() {
  const mayHave = isHost(useHouse().someone.value?.me);
  if (mayHave) return <OwnSessions />;
  return (
    <div class="sheet">
      <h1>{say.sessions}</h1>
      <p>{words.only}</p>
    </div>
  );
}

function OwnSessions() {
  const sessions = useSessions();
  const [making, setMaking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div class="sheet">
      <h1 tabIndex={-1} ref={heading}>
        {say.sessions}
      </h1>
      <p>{words.why}</p>
      <button type="button" class="new-contact-button" onClick={() => setMaking(true)}>
        <PlusIcon />
        {words.newSession}
      </button>
      <p class="said" role="status">
        {sessions.said}
      </p>
      <div role="alert">{sessions.problem !== null && <p class="problem">{sessions.problem}</p>}</div>
      <SessionList sessions={sessions} onEnded={() => heading.current?.focus()} />
      {making && (
        <Dialog label={words.newSession} onClose={() => setMaking(false)}>
          {(close) => <NewSessionForm close={close} onMade={sessions.add} />}
        </Dialog>
      )}
    </div>
  );
}
