import type { Me } from "../../shared/protocol/parts.ts";
import type { Route } from "./route.ts";

type Page = Route["page"];

const FOR_EVERYBODY: readonly Page[] = ["chat", "waiting-room", "notifications", "outbox"];

/** The pages that there are for this person; the server decides for itself what it answers. */
export function insideOf({ roles, guest }: Pick<Me, "roles" | "guest">): ReadonlySet<Page> {
  const pages = new Set(FOR_EVERYBODY);
  if (guest) return pages;
  const isAdministrator = roles.includes("administrator");
  pages.add("home");
  if (isAdministrator || roles.includes("host")) pages.add("sessions").add("contacts");
  if (isAdministrator) pages.add("people").add("letters");
  return pages;
}
