import type { Audit } from "../ports/audit.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import { type AccountDeeds, auditedAccounts } from "./audited-accounts.ts";
import { type AdministrationDeeds, auditedAdministration } from "./audited-administration.ts";
import { auditedGuests, type GuestsDeeds } from "./audited-contacts.ts";
import { auditedConversation, type ConversationDeeds } from "./audited-conversation.ts";
import { auditedSignOn, type SignOnDeeds } from "./audited-sign-on.ts";
import { type AuditedSupportPorts, auditedSupport, type SupportDeeds } from "./audited-support.ts";
import { watchDeeds } from "./watch-deeds.ts";

type Watched = ConversationDeeds &
  GuestsDeeds &
  AccountDeeds &
  AdministrationDeeds &
  SupportDeeds &
  SignOnDeeds;

interface Ports extends AuditedSupportPorts {
  /** The log, with a bounded number of refusals (few-refusals.ts). */
  readonly refusals: Audit;
  readonly people: Pick<PeopleStore, "byId">;
}

/**
 * Puts the log around the deeds that it knows of; all others stay as they are. This is the only place where a deed and
 * its event meet, except for those whose facts cannot be seen from outside: keys that are destroyed
 * (destroy-keys.ts), letters that do not arrive (send-letters.ts), certificates and exports.
 */
export function auditedDeeds<Deeds extends Watched>(ports: Ports, deeds: Deeds): Deeds {
  const watch = watchDeeds(ports.refusals);
  const find: PeopleStore["byId"] = (id) => ports.people.byId(id);
  return {
    ...deeds,
    ...auditedConversation(watch, deeds),
    ...auditedGuests(watch, find, deeds),
    ...auditedAccounts(watch, find, deeds),
    ...auditedAdministration(watch, deeds),
    ...auditedSignOn(watch, find, deeds),
    ...auditedSupport(watch, ports, deeds),
  };
}
