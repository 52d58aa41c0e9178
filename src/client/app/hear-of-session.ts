import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { OpenHouse } from "./house.ts";
import { lockByTheClock } from "./lock.ts";

/** When the session ends, for what comes over the network with the first welcome of somebody with an account. */
export async function hearOfSession(
  house: OpenHouse,
  frame: FrameDownOf<"welcome"> | FrameDownOf<"session">,
): Promise<void> {
  const ends = frame.type === "welcome" ? frame.session : frame;
  house.sessionEnds = ends;
  if (ends !== null && house.session.peek() === null) {
    // If it does not come, the next frame asks for it again; and the server ends the session in any case.
    const brought = await import("../session/begin-session.tsx").catch(() => null);
    if (brought !== null) house.session.value ??= brought.beginSession(house, () => lockByTheClock(house));
  }
  if (house.sessionEnds !== null || ends === null) house.session.peek()?.end.heard(frame);
}
