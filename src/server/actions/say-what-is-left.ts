import { MAX_FILE_BYTES } from "../../shared/protocol/limits.ts";
import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { uploadDay } from "../domain/upload-day.ts";
import type { Clock } from "../ports/clock.ts";
import type { UploadStore } from "../ports/file-store.ts";
import type { Scanning, WhenDown } from "../ports/scanner.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "left">;
  readonly scanning: Scanning;
  readonly timeZoneOf: (personId: PersonId) => Promise<string | undefined>;
  readonly clock: Clock;
}

/**
 * `most`: bytes of one file; `left`: today; `moreAt`: when there will be more. `unscanned`: what happens to a file while
 * the scanner is down; `always-pass` where there is none.
 */
export interface WhatIsLeft {
  readonly most: number;
  readonly left: number;
  readonly moreAt: Millis;
  readonly unscanned: "always-pass" | `${WhenDown}-while-down`;
}

/** Before a file is chosen. */
export function sayWhatIsLeft({ uploads, scanning, timeZoneOf, clock }: Ports) {
  const unscanned = scanning.scanner ? (`${scanning.whenDown}-while-down` as const) : "always-pass";
  return async (person: Pick<Person, "id">): Promise<WhatIsLeft> => {
    const day = uploadDay(clock.now(), await timeZoneOf(person.id));
    const left = await uploads.left(person.id, day);
    return { most: MAX_FILE_BYTES, left, moreAt: day.dayEnds, unscanned };
  };
}
