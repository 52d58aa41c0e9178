import { MAX_FILE_BYTES } from "../../shared/protocol/limits.ts";
import type { Millis } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { uploadDay } from "../domain/upload-day.ts";
import type { Clock } from "../ports/clock.ts";
import type { UploadStore } from "../ports/file-store.ts";
import type { Scanning, WhenDown } from "../ports/scanner.ts";
import type { UploadZoneOf } from "./upload-zone-of.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "left">;
  readonly scanning: Scanning;
  readonly uploadZoneOf: UploadZoneOf;
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

/** Before a file is chosen. @param deviceZone where the device says that it is */
export function sayWhatIsLeft({ uploads, scanning, uploadZoneOf, clock }: Ports) {
  const unscanned = scanning.scanner ? (`${scanning.whenDown}-while-down` as const) : "always-pass";
  return async (person: Pick<Person, "id">, deviceZone?: string): Promise<WhatIsLeft> => {
    const day = uploadDay(clock.now(), await uploadZoneOf(person.id, deviceZone));
    return { most: MAX_FILE_BYTES, ...(await uploads.left(person.id, day)), unscanned };
  };
}
