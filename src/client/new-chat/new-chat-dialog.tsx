import { lazily } from "../app/lazy.tsx";
import { Dialog } from "../form/dialog.tsx";
import { say } from "../text/say.ts";

/** Guests and participants never need it, so it comes over the network when it is first opened. */
const NewChatForm = lazily(async () => (await import("./new-chat-form.tsx")).NewChatForm);

export function NewChatDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label={say.newChat} onClose={onClose}>
      {(close) => <NewChatForm close={close} />}
    </Dialog>
  );
}
