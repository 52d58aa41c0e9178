/**
 * What keeps the store from working at all, with a sentence for whoever runs the installation. `not-stored`: one
 * write failed and left nothing behind; it may be tried again.
 */
export type StoreProblemCode =
  | "database-newer"
  | "database-unreadable"
  | "database-unreachable"
  | "folder-unwritable"
  | "not-scrubbed"
  | "not-stored"
  | "store-closed";

export class StoreProblem extends Error {
  readonly code: StoreProblemCode;

  constructor(code: StoreProblemCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "StoreProblem";
    this.code = code;
  }
}
