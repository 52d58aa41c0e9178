import { request } from "../connection/request.ts";
import { go } from "./address.ts";
import type { OpenHouse } from "./house.ts";

const GUEST = "last here was a guest";
/** In the storage too, for when the page is loaded again. */
let guestHere = sessionStorage.getItem(GUEST) !== null;

/** Who loses their session is told how to come back, and for a guest that is another way. */
export function rememberGuest(guest: boolean): void {
  guestHere = guest;
  if (guest) sessionStorage.setItem(GUEST, "1");
  else sessionStorage.removeItem(GUEST);
}

export function wasGuestHere(): boolean {
  return guestHere;
}

/** Other tabs of this browser are told, so that no screen is left open on a shared computer, or locked for nothing. */
const tabs = new BroadcastChannel("clinical-chat");
const SIGNED_OUT = "signed out";
const SIGNED_IN = "signed in";

export function tellTabsOfSignIn(): void {
  tabs.postMessage(SIGNED_IN);
}

/** Ends the session here and at the server. The sentence to show if that failed; null when it is done. */
export async function signOut(house: OpenHouse): Promise<string | null> {
  const answer = await request("POST", "/api/sign-out", {});
  if (!answer.ok && answer.status !== 401) return answer.error.sentence;
  tabs.postMessage(SIGNED_OUT);
  leave(house);
  return null;
}

/** Another tab has signed out, or in: so has this one. */
export function followTabs(house: OpenHouse, comeIn: () => void): void {
  tabs.onmessage = ({ data }) => {
    if (data === SIGNED_OUT) leave(house);
    if (data === SIGNED_IN && house.locked.peek() !== null) comeIn();
  };
}

/** Takes everything off the screen and out of the memory. */
export function forgetEverything(house: OpenHouse): void {
  clearScreen(house);
  house.postman.forgetAll();
  house.drafts.forgetAll();
  house.wordsOf = null;
}

/**
 * Takes what was said off the screen. What this person has begun to write stays in memory for when the same person
 * signs in again: a session that ended by itself must not cost them their words.
 */
export function clearScreen(house: OpenHouse): void {
  house.conversations.forgetAll();
  house.reading.forgetAll();
  house.deletions.forgetAll();
  house.attaching.forgetAll();
  house.typing.forgetAll();
  house.stay.forgetAll();
  house.visitors.forgetAll();
  house.presence.are([]);
  house.sessionEnds = null;
  house.session.peek()?.end.forget();
  house.someone.value = null;
  house.lastRead.value = null;
}

function leave(house: OpenHouse): void {
  house.connection.close();
  forgetEverything(house);
  house.locked.value = null;
  rememberGuest(guestHere); // the server's answer has emptied the storage
  go(guestHere ? "/ended?left" : "/sign-in");
}
