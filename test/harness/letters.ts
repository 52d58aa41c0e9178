import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenClinic } from "./open-clinic.ts";

export interface FoundLetter {
  readonly channel: "sms" | "email";
  /** E.164 or an e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What was sent to this address, the newest first, when all that was on its way has left. */
export async function lettersTo(house: OpenClinic, address: string): Promise<FoundLetter[]> {
  const letters = await allLetters(house);
  return letters.filter(({ to }) => to === address);
}

/** All that lies in the outbox, the newest first. */
export async function allLetters(house: OpenClinic): Promise<FoundLetter[]> {
  await house.clinic.ports.later.settled();
  await house.deeds.lettersLeave.turn();
  await house.deeds.lettersLeave.idle();
  const folder = join(house.dataFolder, "outbox");
  const names = await readdir(folder).catch(() => []);
  const files = names
    .filter((name) => !name.startsWith("."))
    .toSorted((one, other) => atOf(other) - atOf(one));
  return Promise.all(files.map((file) => read(folder, file)));
}

/** Where the newest letter to this address leads: the path and what follows it. @throws Error when there is none */
export async function linkTo(house: OpenClinic, address: string): Promise<string> {
  const [newest] = await lettersTo(house, address);
  return linkIn(newest);
}

export function linkIn(letter: FoundLetter | undefined): string {
  const [link] = /https?:\/\/\S+/.exec(letter?.text ?? "") ?? [];
  if (link === undefined) throw new Error("There is no link to be found.");
  return link.slice(new URL(link).origin.length);
}

function atOf(name: string): number {
  return Number(name.split("-")[0]);
}

async function read(folder: string, file: string): Promise<FoundLetter> {
  const letter = JSON.parse(await readFile(join(folder, file), "utf8")) as Omit<FoundLetter, "channel">;
  return { ...letter, channel: file.includes("-sms-") ? "sms" : "email" };
}
