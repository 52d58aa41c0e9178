import { safeParse } from "valibot";
import { Confirmed, Posted, Welcome } from "../../src/shared/protocol/frames-down.ts";

const SCHEMAS = { posted: Posted, confirmed: Confirmed, welcome: Welcome } as const;
const PARSED_IN_FULL = 200;

/** Parses the first frames of each type in full: fast answers of the wrong shape must not count. */
export class ShapeCheck {
  readonly #left = { posted: PARSED_IN_FULL, confirmed: PARSED_IN_FULL, welcome: PARSED_IN_FULL };

  /** @throws Error when the frame is not of the protocol */
  look(type: keyof typeof SCHEMAS, bytes: Buffer, start: number, end: number): void {
    if (this.#left[type] === 0) return;
    this.#left[type] -= 1;
    const text = bytes.toString("utf8", start, end);
    const result = safeParse(SCHEMAS[type], JSON.parse(text));
    if (!result.success)
      throw new Error(`Not the protocol's "${type}": ${result.issues[0].message} in ${text}`);
  }
}
