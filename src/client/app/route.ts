/** The pages, by address. `threadId` is null where `/chat` chooses by itself, and `list` asks for the list. */
export type Route =
  | { readonly page: "home" | "people" | "sign-in" | "set-up" | "welcome" | "nothing" }
  | { readonly page: "chat"; readonly threadId: number | null; readonly list: boolean };

export function routeOf(address: string): Route {
  const [path = "/", query = ""] = address.split("?");
  if (path === "/") return { page: "home" };
  if (path === "/chat") return { page: "chat", threadId: null, list: query === "list" };
  const thread = /^\/chat\/([1-9][0-9]{0,15})$/.exec(path);
  if (thread !== null) return { page: "chat", threadId: Number(thread[1]), list: false };
  const door = /^\/(people|sign-in|set-up|welcome)$/.exec(path)?.[1];
  return { page: (door as "people" | undefined) ?? "nothing" };
}

/** Pages that need no account: no connection is opened for them. */
export function isDoor(route: Route): boolean {
  return route.page === "sign-in" || route.page === "set-up" || route.page === "welcome";
}
