import { mkdir, readdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Millis } from "../../domain/identifiers.ts";
import type { Carrier, LetterText, Outbox } from "../../ports/carriers.ts";
import type { Clock } from "../../ports/clock.ts";

/** Links in letters work for a day: what lies here longer is of no use but to somebody who should not read it. */
const KEPT_MS: Millis = 24 * 60 * 60_000;
/** `<when, ms>-<sms or email>-<letter>.json`; with a dot before it while it is written, or when a crash left it so. */
const NAME = /^\.?(\d{1,15})-(sms|email)-\d{1,16}\.json$/;

export interface OpenedOutbox extends Outbox {
  carrier(channel: "sms" | "email"): Carrier;
}

/** A folder in place of carriers: each letter a file that only this user can read. */
export function openOutbox(folder: string, clock: Clock): OpenedOutbox {
  return {
    carrier: (channel) => ({
      async carry(id, letter, beforeWords) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!(await beforeWords())) return { outcome: "later", problem: "unreachable" };
        await keep(folder, `${clock.now()}-${channel}-${id}.json`, letter);
        return { outcome: "sent" };
      },
      close: () => Promise.resolve(),
    }),

    async list() {
      const kept = await namesIn(folder);
      const names = kept.filter(({ file, at }) => !file.startsWith(".") && at > clock.now() - KEPT_MS);
      names.sort((one, other) => other.at - one.at);
      const letters = await Promise.all(names.map((name) => read(folder, name)));
      return letters.filter((letter) => letter !== undefined);
    },

    async eraseEnded() {
      const ended = (await namesIn(folder)).filter(({ at }) => at <= clock.now() - KEPT_MS);
      await Promise.all(ended.map(({ file }) => unlink(join(folder, file))));
      return ended.length;
    },
  };
}

/** Whole or not at all: who looks meanwhile sees no half of a letter. */
async function keep(folder: string, name: string, letter: LetterText): Promise<void> {
  const temporary = join(folder, `.${name}`);
  await writeFile(temporary, JSON.stringify(letter, undefined, 2), { mode: 0o600 });
  await rename(temporary, join(folder, name));
}

interface Kept {
  readonly file: string;
  readonly at: Millis;
  readonly channel: "sms" | "email";
}

async function namesIn(folder: string): Promise<Kept[]> {
  const files = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw cause;
  });
  return files.flatMap((file) => {
    const [, at, channel] = NAME.exec(file) ?? [];
    return at && channel ? [{ file, at: Number(at), channel: channel as Kept["channel"] }] : [];
  });
}

/** @returns undefined for one that was erased meanwhile */
async function read(folder: string, { file, at, channel }: Kept) {
  const text = await readFile(join(folder, file), "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  return text === undefined ? undefined : { ...(JSON.parse(text) as LetterText), channel, at };
}
