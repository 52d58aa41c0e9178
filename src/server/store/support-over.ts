import type { SupportStore } from "../ports/support-store.ts";
import type { Engine } from "./deeds.ts";

export function supportOver(engine: Engine): SupportStore {
  return {
    organisations: (now) => engine.read("supportedOrganisations", now),
    standings: () => engine.read("chatStandings"),
    administrators: (organisationId) => engine.read("administrators", organisationId),
    ask: (request) => engine.write("askSupport", request),
    findAsked: (hash, now) => engine.read("findAskedRequest", hash, now),
    confirm: (hash, now, endsAt) => engine.write("confirmRequest", hash, now, endsAt),
    newest: (organisationId, now) => engine.read("newestRequest", organisationId, now),
    switchChat: (change) => engine.write("switchChat", change),
    decline: (id, by, now) => engine.write("declineRequest", id, by, now),
    setRetention: (organisationId, retentionMs) => engine.write("setRetention", organisationId, retentionMs),
    addPerson: (person) => engine.write("addSupportPerson", person),
    people: () => engine.read("supportPeople"),
    removePerson: (email, now) => engine.write("removeSupportPerson", email, now),
  };
}
