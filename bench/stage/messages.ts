import type { PersonId, ThreadId } from "../../src/server/domain/identifiers.ts";
import { messageText } from "../../src/server/domain/message-text.ts";
import { PostPermit } from "../../src/server/domain/permissions.ts";
import { secrets } from "../../src/server/vault/secrets.ts";
import type { House } from "./house.ts";

const TEXT = messageText(
  "The swelling is almost gone. I took the second tablet at seven, and will call tomorrow.",
);

/** One message to come: who says it where, and from when until when it stands. */
export interface Line {
  readonly threadId: ThreadId;
  readonly authorId: PersonId;
  readonly at: number;
  readonly expiresAt: number;
}

/** Appends a message that is truly sealed, by the way of every message. */
export async function say(house: House, line: Line): Promise<void> {
  const view = await house.threads.view(line.authorId, line.threadId);
  if (!view) throw new Error("A message was to come from somebody who is not in the thread.");
  const clientId = secrets.token().slice(0, 22);
  const binding = { ...line, organisationId: view.organisationId, clientId };
  await house.messages.append(PostPermit.for(view), await house.sealer.seal(binding, TEXT));
}
