import { batch } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";
import { after } from "./browser.ts";
import { hearOfSession } from "./hear-of-session.ts";
import type { OpenHouse } from "./house.ts";
import { rememberGuest } from "./leave.ts";
import { lock } from "./lock.ts";

const ASK_AGAIN_AFTER_MS = 3_000;

/** Asks for what the frame `welcome` would have said. */
export async function learn(house: OpenHouse): Promise<void> {
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

export async function tellActive(house: OpenHouse): Promise<void> {
  await request("POST", "/api/account/active", {});
  await learn(house);
}

/** The server answers when it is turned on, or after a while. */
export async function awaitChat(house: OpenHouse): Promise<void> {
  const isOff = () => house.connection.state.peek() === "turned-off";
  while (isOff()) {
    const answer = await request<{ on: boolean }>("GET", "/api/chat");
    if (!isOff()) return;
    if (answer.ok && answer.value.on) {
      house.connection.close();
      house.connection.open();
    } else if (!answer.ok && answer.status === 401) lock(house);
    if (!answer.ok) await new Promise<void>((done) => after(ASK_AGAIN_AFTER_MS, done));
  }
}

function isWithout({ connection }: OpenHouse): boolean {
  const state = connection.state.peek();
  return state === "turned-off" || state === "elsewhere";
}
