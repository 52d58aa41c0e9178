import { effect, untracked } from "@preact/signals";
import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import { after } from "../app/browser.ts";
import type { House } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { HeldFiles } from "./held-files.ts";
import { interruptedUploads } from "./interrupted.ts";
import { forgetUpload } from "./keep-upload.ts";
import { giveUp, TusTransfer } from "./tus-transfer.ts";
import { Uploads } from "./uploads.ts";

type OnTheWay = { readonly uploads: Uploads; readonly heldFiles: HeldFiles };
const known = new WeakMap<House, OnTheWay>();

/** What is on its way from this page; made when it is first asked for, and from then on in step with the world. */
export function onTheWay(house: House): OnTheWay {
  const before = known.get(house);
  if (before !== undefined) return before;
  const heldFiles = new HeldFiles({
    ...{ after, giveUp, place: sessionStorage },
    ask: (url) => request("GET", url),
  });
  const uploads = new Uploads({
    after,
    begin: (file, threadId, events) => new TusTransfer(file, threadId, events),
    held: (upload) => heldFiles.add(upload),
    now: () => performance.now(),
  });
  const made = { uploads, heldFiles };
  known.set(house, made);
  keepInStep(house, made);
  watchBrowser(made);
  return made;
}

function keepInStep(house: House, { uploads, heldFiles }: OnTheWay): void {
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
    const going = [...uploads.all.value, ...heldFiles.all.value].map(({ threadId }) => threadId);
    attaching.busyIn.value = new Set([...going, ...interruptedIn().map(({ threadId }) => threadId)]);
  });
  effect(() => {
    if (connection.state.value !== "open") return;
    untracked(() => {
      uploads.wake();
      void heldFiles.look();
    });
  });
  effect(() => {
    if (someone.value !== null) return;
    untracked(() => {
      uploads.forgetAll();
      heldFiles.forgetAll();
    });
  });
}

function watchBrowser({ uploads }: OnTheWay): void {
  const wake = () => document.visibilityState === "visible" && uploads.wake();
  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  addEventListener("offline", () => uploads.cutOff());
  addEventListener("beforeunload", (event) => {
    if (uploads.all.peek().some(({ state }) => state !== "refused")) event.preventDefault();
  });
}

/** The server keeps them no longer than this. */
function interruptedIn(threadId?: number) {
  return interruptedUploads(sessionStorage).filter(
    (each) =>
      !each.held && Date.now() - each.at < UPLOAD_WAITS_MS && (threadId ?? each.threadId) === each.threadId,
  );
}

/** How many uploads of this thread were cut off by loading the page anew. */
export function countInterrupted(threadId: number): number {
  return interruptedIn(threadId).length;
}

/** Ends everything of this thread that is on its way, or was. */
export function cancelAll(house: House, threadId: number): void {
  const { uploads, heldFiles } = onTheWay(house);
  uploads.removeAllIn(threadId);
  heldFiles.removeAllIn(threadId);
  for (const { mark, url } of interruptedIn(threadId)) {
    giveUp(url);
    forgetUpload(sessionStorage, mark);
  }
  const busy = new Set(house.attaching.busyIn.value);
  busy.delete(threadId);
  house.attaching.busyIn.value = busy;
}
