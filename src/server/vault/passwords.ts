import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Refusal } from "../domain/refusal.ts";
import type { Passwords } from "../ports/secrets.ts";
import { type Argon2Hash, phcString, readPhcString } from "./phc-string.ts";

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. About 30 ms of one core. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16; // RFC 9106 3.1
const TAG_BYTES = 32;

/** Each takes a thread and 19 MiB; the other threads are the database's and the files'. */
const MAX_AT_ONCE = 2;
/** About a second of work. Whoever comes when so many wait is asked to come again. */
const MAX_WAITING = 64;

const argon2id = promisify(argon2);

/** @throws Refusal `too-fast` when too many are waiting already */
export function passwords(): Passwords {
  const queue = boundedQueue(MAX_AT_ONCE, MAX_WAITING);
  const unknownAccount = newHash(randomBytes(TAG_BYTES));

  return {
    hash: (password) =>
      queue(async () => {
        const hash = newHash(Buffer.alloc(TAG_BYTES));
        return phcString({ ...hash, tag: await tagOf(password, hash) });
      }),

    matches: (password, stored) =>
      queue(async () => {
        const hash = stored === undefined ? unknownAccount : readPhcString(stored);
        const equal = timingSafeEqual(await tagOf(password, hash), hash.tag);
        return equal && stored !== undefined;
      }),
  };
}

function newHash(tag: Buffer): Argon2Hash {
  return { memory: MEMORY_KIB, passes: PASSES, lanes: LANES, salt: randomBytes(SALT_BYTES), tag };
}

function tagOf(password: string, { memory, passes, lanes, salt, tag }: Argon2Hash): Promise<Buffer> {
  const cost = { memory, passes, parallelism: lanes, tagLength: tag.length };
  return argon2id("argon2id", { message: password, nonce: salt, ...cost });
}

function boundedQueue(atOnce: number, mayWait: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= mayWait) throw new Refusal("too-fast");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed to the next in line, or given back.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
