import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { spend } from "../../domain/spent-bytes.ts";
import { type Scanner, ScannerDown, type ScanVerdict } from "../../ports/scanner.ts";
import { clamdAddress } from "./clamd-address.ts";

/** clamd is silent while it scans; a large archive takes it minutes. */
const SILENT_FOR_MS = 5 * 60_000;
const MAX_REPLY_LENGTH = 4_096;

/** The end of a stream (clamd(8), INSTREAM: a chunk of no bytes). */
const END = Buffer.alloc(4);

/** Streams files to clamd (clamd(8), INSTREAM), each on a connection of its own. */
export class ClamdScanner implements Scanner {
  readonly #url: string;
  readonly #silentForMs: number;

  constructor(url: string, silentForMs = SILENT_FOR_MS) {
    this.#url = url;
    this.#silentForMs = silentForMs;
  }

  async scan(bytes: AsyncIterable<readonly Uint8Array[]>): Promise<ScanVerdict> {
    return verdictOf(await this.#converse("INSTREAM", (socket, reply) => send(socket, reply, bytes)));
  }

  /** @returns such as "ClamAV 1.4.6/27000/Mon Nov 23 2026| COMMANDS: SCAN INSTREAM …" @throws ScannerDown */
  commands(): Promise<string> {
    return this.#converse("VERSIONCOMMANDS", async () => {});
  }

  async #converse(
    command: string,
    speak: (socket: Socket, reply: Promise<string>) => Promise<void>,
  ): Promise<string> {
    const socket = connect(clamdAddress(this.#url));
    socket.setTimeout(this.#silentForMs, () => socket.destroy(new Error("clamd is silent")));
    const reply = replyOn(socket);
    reply.catch(() => {}); // told below, when what is said has ended
    try {
      await Promise.race([once(socket, "connect"), reply]);
      socket.write(`z${command}\0`);
      await speak(socket, reply);
      return await reply;
    } catch (error) {
      throw socket.errored ? new ScannerDown("clamd", { cause: socket.errored }) : error;
    } finally {
      socket.destroy();
    }
  }
}

/** Until all is said, or clamd has answered: it does so in the middle when it takes no more. */
async function send(
  socket: Socket,
  reply: Promise<string>,
  bytes: AsyncIterable<readonly Uint8Array[]>,
): Promise<void> {
  let answered = false;
  let goOn = () => {};
  const end = () => {
    answered = true;
    goOn();
  };
  reply.then(end, end);
  for await (const pieces of bytes) {
    if (answered) return;
    await new Promise<void>((resolve) => {
      goOn = resolve;
      sendPieces(socket, pieces, resolve);
    });
  }
  if (!answered) socket.write(END);
}

/** In one write. The memory of each piece is given back when it has left, or never will. */
function sendPieces(socket: Socket, pieces: readonly Uint8Array[], done: () => void): void {
  socket.cork();
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    socket.write(piece, () => spend(piece));
  }
  socket.write("", done);
  socket.uncork();
}

async function replyOn(socket: Socket): Promise<string> {
  let reply = "";
  try {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      reply += String(chunk);
      if (reply.includes("\0")) return reply.slice(0, reply.indexOf("\0"));
      if (reply.length > MAX_REPLY_LENGTH) break;
    }
  } catch (cause) {
    throw new ScannerDown("clamd", { cause });
  }
  throw new ScannerDown("clamd said nothing that can be understood");
}

/** @throws ScannerDown */
function verdictOf(reply: string): ScanVerdict {
  if (reply === "stream: OK") return { is: "clean" };
  const [, what] = /^stream: (.+) FOUND$/.exec(reply) ?? [];
  // `AlertExceedsMax yes` says so where clamd would else call "OK" what it has not looked at.
  if (what?.startsWith("Heuristics.Limits.Exceeded")) return { is: "unscannable", why: what };
  if (what !== undefined) return { is: "found", what };
  if (reply.startsWith("INSTREAM size limit exceeded"))
    return { is: "unscannable", why: "StreamMaxLength of clamd is smaller than this file" };
  throw new ScannerDown(`clamd answered: ${reply.slice(0, 200)}`);
}
