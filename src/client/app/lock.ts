import { address, beHere, goInstead, placeHere } from "./address.ts";
import type { OpenHouse } from "./house.ts";
import { clearScreen, tellTabsOfSignIn, wasGuestHere } from "./leave.ts";
import { isDoor, routeOf } from "./route.ts";

/** The server takes a little longer to end a session than this page's clock says, at most. */
const LOOK_AGAIN_AFTER_MS = 2_000;

/**
 * The session has ended by itself, or was ended: the screen is cleared, and the sign-in stands in its place, at the
 * same address. (A guest is told how to come back, and that is another way.)
 */
export function lock(house: OpenHouse, byTheClock = house.locked.peek()?.byTheClock ?? false): void {
  if (wasGuestHere()) {
    clearScreen(house);
    goInstead("/ended");
    return;
  }
  const organisation = house.someone.peek()?.organisation.name ?? house.locked.peek()?.organisation ?? "";
  clearScreen(house);
  house.locked.value = { organisation, byTheClock };
}

/**
 * The end has passed by this page's clock, if only because it did not hear of input on another tab while it was
 * asleep. So it is asked, and who is signed in still sees their page again.
 */
export function lockByTheClock(house: OpenHouse): void {
  house.connection.close();
  lock(house, true);
  setTimeout(() => house.locked.peek() !== null && house.connection.open(), LOOK_AGAIN_AFTER_MS);
}

export function comeInOnAllTabs(house: OpenHouse): void {
  tellTabsOfSignIn();
  comeIn(house);
}

/** Somebody has signed in, here or on another tab of this browser: they go on where this page stands. */
export function comeIn(house: OpenHouse): void {
  house.locked.value = null;
  if (isDoor(routeOf(address.peek()))) {
    goInstead(placeHere(new URLSearchParams(address.peek().split("?")[1]).get("next")));
    return;
  }
  beHere();
  house.connection.close();
  house.connection.open();
}
