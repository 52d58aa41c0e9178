import { useHouse } from "../app/house.ts";
import type { Entry } from "../outbox/outbox.ts";
import { say } from "../text/say.ts";

/** Beneath what the server has not confirmed. Refused, it says why, and the person decides. */
export function PendingFoot({ entry }: { entry: Entry }) {
  const { postman } = useHouse();
  if (entry.state !== "refused") {
    return (
      <div class="meta">
        <time dateTime={new Date(entry.writtenAt).toISOString()}>{say.dateAndTime(entry.writtenAt)}</time>
        <span class="state">{say.sending}</span>
      </div>
    );
  }
  return (
    <div class="choice" role="alert">
      <p class="problem">
        {say.notSent} {entry.sentence}
      </p>
      <button type="button" class="quiet" onClick={() => postman.tryAgain(entry.clientId)}>
        {say.tryAgain}
      </button>
      <button type="button" class="quiet danger" onClick={() => postman.remove(entry.clientId)}>
        {say.remove}
      </button>
    </div>
  );
}
