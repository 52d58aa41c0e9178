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
/** No socket tells such a page that its session has ended elsewhere. */
const LOOK_EVERY_MS = 4_000;

let turn = 0;

/** Asks for what a socket would have said, for as long as there is none; a later call takes the place of this one. */
export async function keepLearning(house: OpenHouse): Promise<void> {
  turn += 1;
  const mine = turn;
  while (mine === turn && isWithout(house) && house.locked.peek() === null) {
    await learn(house);
    await new Promise<void>((done) => after(LOOK_EVERY_MS, done));
  }
}

/** Asks for what the frame `welcome` would have said. */
async function learn(house: OpenHouse): Promise<void> {
  const answer = await request<InferOutput<typeof MeAnswer>>("GET", "/api/me");
  if (!isWithout(house)) return;
  if (!answer.ok) return;
  const { me, here } = answer.value;
  if (me === null) return lock(house);
  if (here === null) return;
  batch(() => {
    rememberGuest(here.me.guest);
    house.locked.value = null;
    const someone = { me: here.me, organisation: here.organisation };
    // The same again would draw every page anew.
    if (JSON.stringify(someone) !== JSON.stringify(house.someone.peek())) house.someone.value = someone;
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
    const since = performance.now();
    const answer = await request<{ on: boolean }>("GET", "/api/chat");
    const isEarly = performance.now() - since < ASK_AGAIN_AFTER_MS;
    if (!isOff()) return;
    if (answer.ok && answer.value.on) {
      house.connection.close();
      house.connection.open();
    } else if (!answer.ok && answer.status === 401) lock(house);
    // Answered early though it is off: more windows wait than the server lets wait.
    if (!answer.ok || (isEarly && !answer.value.on))
      await new Promise<void>((done) => after(ASK_AGAIN_AFTER_MS, done));
  }
}

function isWithout({ connection }: OpenHouse): boolean {
  const state = connection.state.peek();
  return state === "turned-off" || state === "elsewhere";
}
