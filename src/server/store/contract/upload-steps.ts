import assert from "node:assert/strict";
import type { FileId, Millis } from "../../domain/identifiers.ts";
import { PostPermit } from "../../domain/permissions.ts";
import type { ThreadView } from "../../domain/thread-view.ts";
import type { UploadDay } from "../../domain/upload-day.ts";
import type { NewUpload } from "../../ports/file-store.ts";
import type { Receipt } from "../../ports/message-store.ts";
import type { Store } from "../store.ts";
import { clientId, DAY, identifier, NOW, sealed } from "./clinic.ts";

export const LIMIT: UploadDay = dayAt(NOW);
export const DETAILS: Uint8Array = new TextEncoder().encode("sealed name");

/** Of 1,000 bytes; it ends after `lasts` ms. */
export function dayAt(now: Millis, lasts = 1_000): UploadDay {
  return { bytes: 1_000, now, dayEnds: now + lasts, nextDayEnds: now + lasts + DAY };
}

export function newUpload(upload: Partial<NewUpload> = {}): NewUpload {
  return {
    id: identifier<FileId>(),
    clientId: clientId(),
    size: 100,
    epoch: 1,
    wrappedKey: new Uint8Array(60).fill(9),
    details: DETAILS,
    madeAt: NOW,
    ...upload,
  };
}

export async function begin(store: Store, view: ThreadView, upload?: Partial<NewUpload>): Promise<NewUpload> {
  const begun = newUpload(upload);
  assert.ok((await store.uploads.begin(PostPermit.for(view), begun, LIMIT)) >= begun.size);
  return begun;
}

/** @returns the receipt of the message that carries it */
export function accept(
  store: Store,
  view: ThreadView,
  upload: NewUpload,
  expiresAt = NOW + DAY,
): Promise<Receipt> {
  const message = sealed(view, { clientId: upload.clientId, expiresAt, epoch: 2 });
  const key = { epoch: 2, wrappedKey: new Uint8Array(60).fill(8) };
  return store.uploads.accept(PostPermit.for(view), message, { id: upload.id, details: DETAILS, ...key });
}

export async function send(store: Store, view: ThreadView, upload?: Partial<NewUpload>, expiresAt?: Millis) {
  const begun = await begin(store, view, upload);
  await store.uploads.confirm(begun.id, begun.size, NOW);
  return { ...begun, ...(await accept(store, view, begun, expiresAt)) };
}
