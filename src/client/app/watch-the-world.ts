import { effect, untracked } from "@preact/signals";
import { HEARTBEAT_MS } from "../../shared/protocol/limits.ts";
import type { ConnectionState } from "../connection/connection.ts";
import { makeExpiryTimer } from "../expiry/expiry-timer.ts";
import { dayOf } from "../text/dates.ts";
import { nextExpiry } from "../threads/chats.ts";
import { address } from "./address.ts";
import { after } from "./browser.ts";
import { tellAllReceived } from "./hear.ts";
import type { OpenHouse } from "./house.ts";
import { clearScreen, followTabs } from "./leave.ts";
import { comeIn, lock } from "./lock.ts";
import { isDoor, routeOf } from "./route.ts";
import { standWithoutChat } from "./standing.ts";

/** A change of network is over in less; nobody needs to read about it. */
const CUT_OFF_AFTER_MS = 1_500;
const BY_FOOT_AFTER_MS = 5_000;
/** Below this there is a keyboard on the screen, and the page makes room. */
const SHORT_PX = 480;

/** Keeps the house in step with the network, the clock, the window and the other tabs. */
export function watchTheWorld(house: OpenHouse): void {
  effect(() => {
    const state = house.connection.state.value;
    return untracked(() => follow(state, house));
  });
  effect(() => {
    const door = isDoor(routeOf(address.value));
    untracked(() => (door ? house.connection.close() : house.connection.open()));
  });
  const expire = () => house.conversations.expire();
  const expiry = makeExpiryTimer({ after, now: house.clock.now, expire });
  effect(() => {
    const chats = house.conversations.chats.value;
    expiry.set(chats === null ? Number.POSITIVE_INFINITY : nextExpiry(chats));
  });
  followTabs(house, () => comeIn(house));
  watchVisibility(house);
  watchWindow(house);
  watchUnload(house);
}

function follow(state: ConnectionState, house: OpenHouse): undefined | (() => void) {
  if (state === "open") {
    house.cutOff.value = false;
    sessionStorage.removeItem(RELOADED);
    tellAllReceived(house);
    house.reading.connected();
    house.postman.connected();
    house.stay.connected();
    return undefined;
  }
  house.postman.disconnected();
  if (state === "signed-out") lock(house);
  if (state === "turned-off") standWithoutChat(house, "off");
  if (state === "elsewhere") standWithoutChat(house, "support");
  if (state === "outdated") reloadOnce(house);
  return state === "away" || state === "opening" ? waitFor(house) : undefined;
}

function waitFor(house: OpenHouse): () => void {
  const cancelNotice = after(CUT_OFF_AFTER_MS, () => {
    house.cutOff.value = true;
  });
  // While it is not known who is signed in, nothing goes in their name.
  const mayGo = () => navigator.onLine && house.someone.peek() !== null;
  const cancelFoot = after(BY_FOOT_AFTER_MS, () => mayGo() && house.postman.goByFoot());
  return () => {
    cancelNotice();
    cancelFoot();
  };
}

const RELOADED = "reloaded for a newer version";

/** A newer server has a newer page. What is unsent would be lost, so then the person decides. */
function reloadOnce(house: OpenHouse): void {
  if (hasUnsent(house) || sessionStorage.getItem(RELOADED) !== null) return;
  sessionStorage.setItem(RELOADED, "1");
  location.reload();
}

function hasUnsent(house: OpenHouse): boolean {
  return house.postman.outbox.peek().length > 0 || !house.drafts.areEmpty();
}

function watchVisibility(house: OpenHouse): void {
  const wake = () => {
    if (document.visibilityState !== "visible") return;
    house.conversations.expire();
    house.deletions.expire();
    house.today.value = dayOf(Date.now());
    house.connection.wake();
  };
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  watchTheWayBack(house);
  setInterval(() => {
    house.today.value = dayOf(Date.now());
    house.connection.ping();
  }, HEARTBEAT_MS);
}

/**
 * Browsers keep pages that one leaves as they were, and show them again for the way back (HTML, "page lifecycle").
 * Whoever has signed out meanwhile must not find anything there: such a page shows nothing until the server has said
 * whose it is.
 */
function watchTheWayBack(house: OpenHouse): void {
  addEventListener("pagehide", ({ persisted }) => {
    document.body.hidden = persisted;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    clearScreen(house);
    house.connection.close();
    if (!isDoor(routeOf(address.peek()))) house.connection.open();
    setTimeout(() => {
      document.body.hidden = false;
    });
  });
}

function watchWindow(house: OpenHouse): void {
  const side = matchMedia("(min-width: 56.25em)");
  const measure = () => {
    const root = document.documentElement;
    const height = visibleHeight();
    house.wide.value = side.matches;
    root.style.setProperty("--view-height", `${height}px`);
    root.classList.toggle("short", height < SHORT_PX);
  };
  side.addEventListener("change", measure);
  addEventListener("resize", measure);
  visualViewport?.addEventListener("resize", measure);
  measure();
}

/** What the keyboard of a phone leaves, in px. Magnifying with two fingers leaves less too, but changes nothing. */
function visibleHeight(): number {
  if (visualViewport === null || visualViewport.scale > 1.01) return innerHeight;
  if (visualViewport.offsetTop > 0) scrollTo(0, 0);
  return visualViewport.height;
}

/** The browser asks before it throws away what was never sent. */
function watchUnload(house: OpenHouse): void {
  addEventListener("beforeunload", (event) => {
    if (house.someone.peek() !== null && hasUnsent(house)) event.preventDefault();
  });
}
