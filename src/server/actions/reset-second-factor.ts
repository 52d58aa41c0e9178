import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import { activeColleagueOf } from "./colleague-of.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports {
  readonly colleagues: Pick<ColleagueStore, "find">;
  readonly secondFactors: Pick<SecondFactorStore, "removeAll">;
  readonly sessions: Pick<SessionStore, "endAllOf">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly writeAccountLetter: WriteAccountLetter;
}

/**
 * For a colleague who lost what they prove themselves with. Wherever they are signed in this ends, for it may have been
 * found by somebody. One's own is not reset this way: who sits at an open screen would take it away with one click.
 * @throws Refusal `administrators-only`, `own-account`, `person-not-found`
 */
export function resetSecondFactor(ports: Ports) {
  const { colleagues, secondFactors, sessions, announcements, writeAccountLetter } = ports;
  return async (by: Person, id: PersonId): Promise<void> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    if (by.id === id) throw new Refusal("own-account");
    await activeColleagueOf(colleagues, by, id);
    await secondFactors.removeAll(id);
    for (const sessionId of await sessions.endAllOf(id))
      announcements.announce({ kind: "session-ended", sessionId });
    await writeAccountLetter({ personId: id, kind: "second-factor-reset" });
  };
}
