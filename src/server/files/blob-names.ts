import type { BlobEnd } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";

const NAME = /^([1-9]\d{0,15})(?:\.tail-\d+-\d+)?$/;

/** A tail is named by where it begins and ends: one that was confirmed is never written over. */
export function tailName(id: FileId, { segments, tailBytes }: BlobEnd): string {
  return `${id}.tail-${segments}-${tailBytes}`;
}

export function isTailOf(id: FileId, name: string): boolean {
  return name.startsWith(`${id}.tail-`);
}

/** @returns undefined for what is not of this room */
export function fileIdIn(name: string): FileId | undefined {
  const [, id] = NAME.exec(name) ?? [];
  return id === undefined ? undefined : (Number(id) as FileId);
}
