type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A method and a pattern like `/api/threads/:id`. */
export interface Route {
  readonly method: Method;
  readonly url: string;
}

/** Every route of the HTTP side, as fastify itself lists them: also those that nobody thought of. */
export function everyRoute(app: { printRoutes(options: { commonPrefix: boolean }): string }): Route[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const [, tree = "", path = "", methods = ""] = /^([│├└─\s]*)(\S.*?) \(([^)]*)\)$/u.exec(line) ?? [];
      if (path === "") return [];
      const depth = tree.length / 4;
      above[depth] = (depth > 1 ? (above[depth - 1] ?? "") : "") + path;
      const url = above[depth] ?? path;
      return methods.split(", ").map((method) => ({ method: method as Method, url }));
    })
    .filter(({ url, method }) => url.startsWith("/api/") && String(method) !== "OPTIONS");
}

/** With a number wherever the pattern has a name. */
export function filled({ url }: Route, id = 4_711): string {
  return url.replace(/:\w+/g, String(id));
}
