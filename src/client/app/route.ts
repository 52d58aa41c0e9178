/** Pages whose address is their name. */
const BY_NAME = [
  "account",
  "people",
  "contacts",
  "letters",
  "organisation",
  "log",
  "outbox",
  "sessions",
  "notifications",
  "support",
  "confirm",
  "link-sign-in",
  "sign-in",
  "set-up",
  "welcome",
  "reset",
  "join",
  "ended",
  "help",
] as const;
type PageByName = (typeof BY_NAME)[number];

/** The pages, by address. `threadId` is null where `/chat` chooses by itself, and `list` asks for the list. */
export type Route =
  | { readonly page: PageByName | "home" | "invitation" | "nothing" }
  | { readonly page: "chat"; readonly threadId: number | null; readonly list: boolean }
  | { readonly page: "waiting-room"; readonly appointmentId: number };

const DOORS: ReadonlySet<Route["page"]> = new Set([
  "sign-in",
  "reset",
  "set-up",
  "welcome",
  "join",
  "ended",
  "invitation",
  "confirm",
  "link-sign-in",
  "outbox",
  "help",
]);

export function routeOf(address: string): Route {
  const [path = "/", query = ""] = address.split("?");
  if (path === "/") return { page: "home" };
  if (path === "/i") return { page: "invitation" };
  if (path === "/chat") return { page: "chat", threadId: null, list: query === "list" };
  const one = /^\/(chat|waiting-room)\/([1-9][0-9]{0,15})$/.exec(path);
  if (one?.[1] === "chat") return { page: "chat", threadId: Number(one[2]), list: false };
  if (one !== null) return { page: "waiting-room", appointmentId: Number(one[2]) };
  return { page: BY_NAME.find((name) => path === `/${name}`) ?? "nothing" };
}

/** Pages outside, for those who are not in (yet): no connection is opened for them. */
export function isDoor(route: Route): boolean {
  return DOORS.has(route.page);
}
