import { MAX_FILE_NAME_LENGTH } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

export type FileName = string & { readonly checked: unique symbol };

/** Characters that no name shows, or that make it show as another: controls, and those that turn the direction. */
const UNREADABLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
/** A name shows nothing that has only these: spaces, joiners, variation selectors, fillers and their like. */
const UNSEEN = /^(?:[\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\s\u2800])*$/u;
/**
 * Windows opens a device under these names, with any ending and with spaces before it; takes ":$" for the kind of a
 * file's stream; and drops dots and spaces at the end.
 */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)[\s.]*(?:\..*)?$/i;
const DROPPED = /[.\s]$|:\$/;

/**
 * A name under which everybody can save the file. Refused and not mended: who sends "..\report.exe" shall not be
 * shown to the others as somebody who sent "report.exe".
 * @throws Refusal `file-name-missing`, `file-name-too-long`, `file-name-unreadable`, `file-name-path`,
 * `file-name-reserved`
 */
export function fileName(text: string): FileName {
  if (text.length > MAX_FILE_NAME_LENGTH) throw new Refusal("file-name-too-long");
  if (!text.isWellFormed() || UNREADABLE.test(text)) throw new Refusal("file-name-unreadable");
  if (/[/\\]/.test(text)) throw new Refusal("file-name-path");
  const [before = ""] = text.split(".");
  const dots = /^[.\s]*$/.test(text);
  if (dots || (before !== "" && UNSEEN.test(before)) || UNSEEN.test(text))
    throw new Refusal("file-name-missing");
  if (RESERVED.test(text) || DROPPED.test(text)) throw new Refusal("file-name-reserved");
  return text.normalize("NFC") as FileName;
}
