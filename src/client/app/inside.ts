import type { Me } from "../../shared/protocol/parts.ts";
import type { Route } from "./route.ts";

type Page = Route["page"];
type Standing = "chat" | "off" | "support";

const FOR_EVERYBODY: readonly Page[] = ["chat", "waiting-room", "notifications", "outbox"];

const FOR_SUPPORT: ReadonlySet<Page> = new Set(["support", "account"]);

/** What there is of these only while there is a chat. */
export const OF_THE_CHAT: ReadonlySet<Page> = new Set([
  "home",
  "chat",
  "waiting-room",
  "sessions",
  "contacts",
  "notifications",
]);

/** The pages that there are for this person; the server decides for itself what it answers. */
export function insideOf(me: Pick<Me, "roles" | "guest">, standing: Standing = "chat"): ReadonlySet<Page> {
  if (standing === "support") return FOR_SUPPORT;
  const pages = withChat(me);
  return standing === "off" ? new Set([...pages].filter((page) => !OF_THE_CHAT.has(page))) : pages;
}

function withChat({ roles, guest }: Pick<Me, "roles" | "guest">): ReadonlySet<Page> {
  const pages = new Set(FOR_EVERYBODY);
  if (guest) return pages;
  const isAdministrator = roles.includes("administrator");
  pages.add("home").add("account");
  if (isAdministrator || roles.includes("host")) pages.add("sessions").add("contacts");
  if (isAdministrator) pages.add("people").add("letters").add("organisation").add("log");
  return pages;
}
