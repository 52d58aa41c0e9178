import type { InferOutput } from "valibot";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { Landing } from "../../shared/protocol/guest-bodies.ts";
import { goInstead, placeHere } from "./address.ts";
import { hear } from "./hear.ts";
import type { OpenHouse } from "./house.ts";
import { clearScreen } from "./leave.ts";

/**
 * Comes in as a guest. What the socket would say first has come with the answer, so that the newest messages can be
 * read before there is a socket. `askedAt`: when the request was sent, by the device's clock, in ms.
 */
export function land(house: OpenHouse, { goTo, frames }: InferOutput<typeof Landing>, askedAt: number): void {
  clearScreen(house);
  for (const frame of frames as unknown as FrameDown[]) {
    if (frame.type === "welcome") house.clock.learn(frame.now, askedAt, Date.now());
    if (frame.type === "changes") house.conversations.told(frame.threadId, frame);
    else hear(house, frame);
  }
  goInstead(placeHere(goTo));
}
