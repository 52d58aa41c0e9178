/** By this name in the storage. */
export const PLACE = "uploads";

/**
 * An upload that is under way, for when the page is loaded anew. The browser keeps no file then, so the person chooses
 * it again: `mark` tells that it is the same one. No name and no word of it is kept, and all of it ends with the tab.
 */
export type Interrupted = {
  readonly mark: string;
  readonly threadId: number;
  /** The upload's address at the server. */
  readonly url: string;
  readonly size: number;
  /** When bytes last went, in ms since 1970. */
  readonly at: number;
  /** All of it is at the server, and waits there for the scanner; no file is needed any more. */
  readonly held?: boolean;
};

export type Place = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function interruptedUploads(place: Place): readonly Interrupted[] {
  return JSON.parse(place.getItem(PLACE) ?? "[]") as Interrupted[];
}
