import { effect, untracked } from "@preact/signals";
import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import { after } from "../app/browser.ts";
import type { House } from "../app/house.ts";
import { interruptedUploads } from "./interrupted.ts";
import { forgetUpload } from "./keep-upload.ts";
import { giveUp, TusTransfer } from "./tus-transfer.ts";
import { Uploads } from "./uploads.ts";

const known = new WeakMap<House, Uploads>();

/** The uploads of this page; made when they are first asked for, and from then on in step with the world. */
export function uploadsOf(house: House): Uploads {
  const before = known.get(house);
  if (before !== undefined) return before;
  const uploads = new Uploads({
    after,
    begin: (file, threadId, events) => new TusTransfer(file, threadId, events),
    now: () => performance.now(),
  });
  known.set(house, uploads);
  const { attaching, connection, someone } = house;
  effect(() => {
    const given = attaching.given.value;
    if (given.length === 0) return;
    attaching.given.value = [];
    untracked(() => {
      for (const { threadId, files } of given) uploads.add(threadId, files);
    });
  });
  effect(() => {
    const going = uploads.all.value.map(({ threadId }) => threadId);
    attaching.busyIn.value = new Set([...going, ...interruptedIn().map(({ threadId }) => threadId)]);
  });
  effect(() => {
    if (connection.state.value === "open") untracked(() => uploads.wake());
  });
  effect(() => {
    if (someone.value === null) untracked(() => uploads.forgetAll());
  });
  watchBrowser(uploads);
  return uploads;
}

function watchBrowser(uploads: Uploads): void {
  const wake = () => document.visibilityState === "visible" && uploads.wake();
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  addEventListener("beforeunload", (event) => {
    if (uploads.all.peek().some(({ state }) => state !== "refused")) event.preventDefault();
  });
}

/** The server keeps them no longer than this. */
function interruptedIn(threadId?: number) {
  return interruptedUploads(sessionStorage).filter(
    (each) => Date.now() - each.at < UPLOAD_WAITS_MS && (threadId ?? each.threadId) === each.threadId,
  );
}

/** How many uploads of this thread were cut off by loading the page anew. */
export function countInterrupted(threadId: number): number {
  return interruptedIn(threadId).length;
}

/** Ends everything of this thread that is on its way, or was. */
export function cancelAll(house: House, threadId: number): void {
  uploadsOf(house).removeAllIn(threadId);
  for (const { mark, url } of interruptedIn(threadId)) {
    giveUp(url);
    forgetUpload(sessionStorage, mark);
  }
  const busy = new Set(house.attaching.busyIn.value);
  busy.delete(threadId);
  house.attaching.busyIn.value = busy;
}
