import type { FileId } from "../domain/identifiers.ts";
import { numberInPath } from "./parse.ts";

export function fileIdOf(id: string): FileId {
  return numberInPath(id, "upload-not-found") as FileId;
}
