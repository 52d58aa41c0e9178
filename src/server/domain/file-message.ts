import type { FilePart } from "../../shared/protocol/parts.ts";
import type { FileId } from "./identifiers.ts";
import type { MessageText } from "./message-text.ts";

export type FileDescription = FilePart & { readonly id: FileId };

/** No text that somebody writes has a NUL (message-text.ts), so what begins with one is no text. */
const MARK = "\0file ";

/** What is sealed as the body of a message that is a file: its name leaves the disk with the message. */
export function fileText(file: FileDescription): MessageText {
  return (MARK + JSON.stringify(file)) as MessageText;
}

/** What an opened body says: a text, or a file and no text. */
export function saidIn(body: string): { readonly text: string; readonly file?: FileDescription } {
  return body.startsWith(MARK) ? { text: "", file: JSON.parse(body.slice(MARK.length)) } : { text: body };
}
