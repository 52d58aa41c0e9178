import { batch } from "@preact/signals";
import { after } from "./browser.ts";
import type { OpenHouse } from "./house.ts";
import { clearScreen } from "./leave.ts";

const ASK_AGAIN_AFTER_MS = 3_000;

/**
 * There is no socket for this person, because Support has turned the chat off, or is who they are: nothing of a chat
 * stays on the screen. What a socket would have said is asked for by what comes over the network now.
 */
export function standWithoutChat(house: OpenHouse, why: "off" | "support"): void {
  const someone = house.someone.peek();
  batch(() => {
    clearScreen(house);
    house.someone.value = someone;
    house.standing.value = why;
    house.cutOff.value = false;
  });
  void bring(house).then((brought) => brought?.keepLearning(house));
  if (why === "off") void bring(house).then((brought) => brought?.awaitChat(house));
}

/** The frame `active`, for those who have no socket. False where there should be one. */
export function activeByFoot(house: OpenHouse): boolean {
  if (house.standing.peek() === "chat") return false;
  void bring(house).then((brought) => brought?.tellActive(house));
  return true;
}

/** If it does not come, the server is asked anew after a while how it stands. */
async function bring(house: OpenHouse) {
  try {
    return await import("./without-chat.ts");
  } catch {
    after(ASK_AGAIN_AFTER_MS, () => {
      house.connection.close();
      house.connection.open();
    });
    return null;
  }
}
