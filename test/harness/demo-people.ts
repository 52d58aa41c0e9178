import { ACCOUNTS, type Who } from "../../src/server/demo/riverside-clinic.ts";
import { Page } from "./page.ts";
import { signIn } from "./sign-in.ts";

/** Somebody of the demo clinic who is signed in. */
export interface DemoPerson {
  readonly id: number;
  readonly name: string;
  readonly cookie: string;
}

export async function demoPerson(url: string, who: Who): Promise<DemoPerson> {
  const cookie = await signIn(url, ACCOUNTS[who]);
  const page = await Page.arrive(url, cookie);
  const { id, name } = page.welcome.me;
  await page.close();
  return { id, name, cookie };
}

/** The chat of the demo clinic in which exactly these people are. */
export async function demoThread(
  url: string,
  ...people: readonly [DemoPerson, ...DemoPerson[]]
): Promise<number> {
  const answer = await fetch(`${url}/api/threads`, {
    method: "POST",
    headers: { cookie: people[0].cookie, "content-type": "application/json" },
    body: JSON.stringify({ people: people.map(({ id }) => id) }),
  });
  const { threadId } = (await answer.json()) as { threadId: number };
  return threadId;
}
