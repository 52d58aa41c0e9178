import { join } from "node:path";
import { openOutbox } from "../../src/server/letters/outbox/open-outbox.ts";

/** The link of a letter, and what was said last in the chat that it leads to. */
export interface GuestLink {
  readonly link: string;
  readonly newest: string;
}

const MESSAGES = 20;
const LETTER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** A new guest with a chat, invited by this host through the server; the letter is taken from its outbox. */
export async function inviteGuest(
  port: number,
  dataFolder: string,
  hostToken: string,
  number: number,
): Promise<GuestLink> {
  const ask = asHost(port, hostToken);
  const email = `guest-${number}@patients.example`;
  const contact = {
    name: `Guest Example ${number}`,
    mobile: "",
    email,
    timeZone: "America/Chicago",
    notes: "",
  };
  const { id } = (await ask<{ contact: { id: number } }>("/api/contacts", contact)).contact;
  const { threadId } = await ask<{ threadId: number }>("/api/threads", { people: [id] });
  const said = Array.from(
    { length: MESSAGES },
    (_, index) => `Message ${index} of the bench to guest ${number}.`,
  );
  for (const text of said) {
    await ask(`/api/threads/${threadId}/messages`, { clientId: crypto.randomUUID(), text });
  }
  return { link: await linkFor(email, join(dataFolder, "outbox")), newest: said.at(-1) ?? "" };
}

function asHost(port: number, token: string) {
  const origin = `http://localhost:${port}`;
  return async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `session=${token}`, origin },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} was answered by ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}

async function linkFor(email: string, folder: string): Promise<string> {
  const outbox = openOutbox(folder, { now: Date.now });
  const until = Date.now() + LETTER_WITHIN_MS;
  while (Date.now() < until) {
    const letter = (await outbox.list()).find(({ to }) => to === email);
    const [link] = /http\S+\/i#[A-Za-z0-9_-]+/.exec(letter?.text ?? "") ?? [];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`No letter came to ${email}.`);
}
