import { MAX_TEXT_LENGTH } from "../../shared/protocol/limits.ts";
import { Refusal } from "./refusal.ts";

/** Text that may become a message: not blank, within the limit, and made of characters alone. */
export type MessageText = string & { readonly checked: unique symbol };

/** @throws Refusal `text-too-long`, `text-unreadable` (NUL, half a surrogate pair) or `text-empty` */
export function messageText(text: string): MessageText {
  if (text.length > MAX_TEXT_LENGTH) throw new Refusal("text-too-long");
  if (text.includes("\0") || !text.isWellFormed()) throw new Refusal("text-unreadable");
  if (text.trim() === "") throw new Refusal("text-empty");
  return text as MessageText;
}
