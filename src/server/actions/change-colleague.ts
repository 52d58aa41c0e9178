import type { Role } from "../../shared/protocol/parts.ts";
import { colleagueRoles } from "../domain/colleague-roles.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ColleagueStore } from "../ports/colleague-store.ts";
import { type AnnounceMembersPorts, announceMembers } from "./announce-members.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends AnnounceMembersPorts, TellPorts {
  readonly colleagues: Pick<ColleagueStore, "change" | "find">;
}

/**
 * Another name, or other roles, of somebody of an administrator's organisation, themselves included. It counts from
 * now on, on open screens too.
 * @throws Refusal `administrators-only`, `person-not-found`, `last-administrator`, `name-missing`, `name-too-long`
 */
export function changeColleague({ colleagues, ...ports }: Ports) {
  const tellChats = announceMembers(ports);
  const tell = tellAdministrators(ports);
  return async (
    by: Person,
    id: PersonId,
    given: { readonly name?: string | undefined; readonly roles?: readonly Role[] | undefined },
  ): Promise<void> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const change = {
      ...(given.name !== undefined && { name: properName(given.name, "name") }),
      ...(given.roles !== undefined && { roles: colleagueRoles(given.roles) }),
    };
    const before = await colleagues.find(by.organisationId, id);
    const threads = await colleagues.change(by, id, change);
    if (before && !isAdministrator(before.roles) && isAdministrator(change.roles ?? []))
      await tell(by.organisationId, { kind: "new-administrator" });
    await tellChats(threads);
    ports.announcements.announce({ kind: "person-changed", personId: id });
  };
}
