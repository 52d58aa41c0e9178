import type { ColleagueStore } from "../ports/colleague-store.ts";
import type { Engine } from "./deeds.ts";
import type { Soiled } from "./soiled.ts";

/** The part of the store by which administrators say who works here. */
export function colleaguesOver(engine: Engine, soiled: Soiled): ColleagueStore {
  return {
    find: (organisationId, id) => engine.read("findColleague", organisationId, id),
    administrators: (organisationId) => engine.read("administratorsOf", organisationId),
    change: (by, id, change) => engine.write("changeColleague", by, id, change),
    async deactivate(by, id, now) {
      const ended = await engine.write("deactivateColleague", by, id, now);
      soiled.since = true; // letters that had not left
      return ended;
    },
    restore: (by, id) => engine.write("restoreColleague", by, id),
    choosePassword: (hash, passwordHash, now) => engine.write("choosePassword", hash, passwordHash, now),
  };
}
