import { useState } from "preact/hooks";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { lazily } from "../app/lazy.tsx";
import { Dialog } from "../form/dialog.tsx";
import { PeopleIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import type { Reachable } from "./use-reachable.ts";

/** Only hosts need it, and seldom. */
const ParticipantsPanel = lazily(async () => (await import("./participants-panel.tsx")).ParticipantsPanel);

/** What a host can do for the people of a thread. */
export function ParticipantsButton(props: { summary: ThreadSummary; reachable: Reachable }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-label={say.participants}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <PeopleIcon />
      </button>
      {open && (
        <Dialog label={say.participants} onClose={() => setOpen(false)}>
          {(close) => <ParticipantsPanel {...props} close={close} />}
        </Dialog>
      )}
    </>
  );
}
