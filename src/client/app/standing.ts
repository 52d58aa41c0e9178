import { batch } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";
import { after } from "./browser.ts";
import { hearOfSession } from "./hear-of-session.ts";
import type { OpenHouse } from "./house.ts";
import { clearScreen, rememberGuest } from "./leave.ts";
import { lock } from "./lock.ts";

const ASK_AGAIN_AFTER_MS = 3_000;

/**
 * There is no socket for this person, because Support has turned the chat off, or is who they are: nothing of a chat
 * stays on the screen, and what a socket would have said is asked for.
 */
export function standWithoutChat(house: OpenHouse, why: "off" | "support"): void {
  const someone = house.someone.peek();
  batch(() => {
    clearScreen(house);
    house.someone.value = someone;
    house.standing.value = why;
    house.cutOff.value = false;
  });
  void learn(house);
  if (why === "off") void awaitChat(house);
}

/** The frame `active`, for those who have no socket. */
export function activeByFoot(house: OpenHouse): boolean {
  if (!isWithout(house)) return false;
  void request("POST", "/api/account/active", {}).then(() => learn(house));
  return true;
}

function isWithout({ connection }: OpenHouse): boolean {
  const state = connection.state.peek();
  return state === "turned-off" || state === "elsewhere";
}

async function learn(house: OpenHouse): Promise<void> {
  const answer = await request<InferOutput<typeof MeAnswer>>("GET", "/api/me");
  if (!isWithout(house)) return;
  if (!answer.ok) {
    after(ASK_AGAIN_AFTER_MS, () => isWithout(house) && void learn(house));
    return;
  }
  const { me, here } = answer.value;
  if (me === null) return lock(house);
  if (here === null) return;
  batch(() => {
    rememberGuest(here.me.guest);
    house.locked.value = null;
    house.someone.value = { me: here.me, organisation: here.organisation };
  });
  if (here.session !== null) void hearOfSession(house, { type: "session", ...here.session });
}

/** The server answers when it is turned on, or after a while. */
async function awaitChat(house: OpenHouse): Promise<void> {
  while (house.connection.state.peek() === "turned-off") {
    const answer = await request<{ on: boolean }>("GET", "/api/chat");
    if (house.connection.state.peek() !== "turned-off") return;
    if (answer.ok && answer.value.on) {
      house.connection.close();
      house.connection.open();
    } else if (!answer.ok && answer.status === 401) lock(house);
    if (!answer.ok) await new Promise<void>((done) => after(ASK_AGAIN_AFTER_MS, done));
  }
}
