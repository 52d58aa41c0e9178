import { MAX_FILE_BYTES } from "../../shared/protocol/limits.ts";
import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { uploadDay } from "../domain/upload-day.ts";
import type { Clock } from "../ports/clock.ts";
import type { UploadStore } from "../ports/file-store.ts";

interface Ports {
  readonly uploads: Pick<UploadStore, "left">;
  readonly timeZoneOf: (personId: PersonId) => Promise<string | undefined>;
  readonly clock: Clock;
}

/** Before a file is chosen: how many bytes one may have, how many are left today, and when there will be more. */
export function sayWhatIsLeft({ uploads, timeZoneOf, clock }: Ports) {
  return async (person: Pick<Person, "id">): Promise<{ most: number; left: number; moreAt: Millis }> => {
    const day = uploadDay(clock.now(), await timeZoneOf(person.id));
    return { most: MAX_FILE_BYTES, left: await uploads.left(person.id, day), moreAt: day.dayEnds };
  };
}
