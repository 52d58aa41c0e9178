import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import { spend } from "../domain/spent-bytes.ts";

const TAKES_WITHIN_MS = 60_000;

/**
 * Answers with these bytes; status and headers are set. What comes together goes to the connection in one write, and
 * its memory is given back when it has left. While it leaves, the next is made ready. What goes wrong on the way cuts
 * the answer off: its length was told before. So does somebody who takes nothing any more.
 * @param takesWithinMs so long nothing may be taken
 */
export async function sendBytes(
  reply: FastifyReply,
  groups: AsyncIterable<readonly Uint8Array[]>,
  takesWithinMs: number = TAKES_WITHIN_MS,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.setTimeout(takesWithinMs, () => raw.destroy());
  raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  let leaving: Promise<void> = Promise.resolve();
  try {
    for await (const group of groups) {
      await leaving;
      if (raw.destroyed) return;
      leaving = write(raw, group);
    }
    await leaving;
    raw.end();
  } catch {
    raw.destroy();
  }
}

/** Resolves when the bytes have left, or never will. */
function write(raw: ServerResponse, group: readonly Uint8Array[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  raw.once("close", resolve);
  raw.cork();
  for (const [place, piece] of group.entries()) {
    raw.write(piece, () => {
      spend(piece);
      if (place < group.length - 1) return;
      raw.off("close", resolve);
      resolve();
    });
  }
  raw.uncork();
  return promise;
}
