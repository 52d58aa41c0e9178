import type { FilePart } from "../../shared/protocol/parts.ts";

/** What browsers can show, HEIC some of them; the type is the one that the server told from the content. */
export function isPicture({ type }: Pick<FilePart, "type">): boolean {
  return /^image\/(jpeg|png|webp|gif|hei[cf])$/.test(type);
}
