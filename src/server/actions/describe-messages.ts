import type { Message } from "../../shared/protocol/parts.ts";
import { saidIn } from "../domain/file-message.ts";
import type { StoredMessage } from "../ports/message-store.ts";
import type { MessageSealer } from "../ports/sealer.ts";

/** Opens messages for the wire. What does not open is left out: its key is destroyed, so it is gone. */
export async function describeMessages(
  sealer: MessageSealer,
  stored: readonly StoredMessage[],
): Promise<Message[]> {
  const opened = await Promise.all(stored.map((message) => describeMessage(sealer, message)));
  return opened.filter((message) => message !== undefined);
}

export async function describeMessage(
  sealer: MessageSealer,
  stored: StoredMessage,
): Promise<Message | undefined> {
  const body = await sealer.open(stored);
  if (body === undefined) return undefined;
  const { seq, clientId, authorId, at, expiresAt } = stored;
  return { seq, clientId, authorId, ...saidIn(body), at, expiresAt };
}
