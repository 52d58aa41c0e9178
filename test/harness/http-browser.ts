import type { Person } from "../../src/server/domain/person.ts";
import type { HttpClinic } from "./http-clinic.ts";

/** The server as guests meet it: behind a proxy that ends TLS, so that cookies are bound to this host. */
export const BEHIND_A_PROXY = { trustedProxies: ["loopback"] };

export type HttpBrowser = Awaited<ReturnType<typeof browserOf>>;

/** A browser that keeps its cookies, at an address of its own; with somebody signed in, or nobody. */
export async function browserOf(clinic: HttpClinic, person?: Person, address = "192.0.2.1") {
  const jar = new Map<string, string>();
  if (person) jar.set("__Host-session", await clinic.signedInAs(person));
  return {
    jar,
    async ask(
      method: "GET" | "POST" | "DELETE" | "PATCH" | "PUT" | "HEAD",
      url: string,
      { body, raw, headers }: { body?: unknown; raw?: string; headers?: Record<string, string> } = {},
    ) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const all = { "x-forwarded-for": address, ...(cookie && { cookie }), ...headers };
      const content = raw === undefined ? { body } : { raw };
      const answer = await clinic.ask(method, url, { headers: all, ...content });
      for (const line of [answer.headers["set-cookie"] ?? []].flat()) keep(jar, line);
      return answer;
    },
  };
}

/** As RFC 6265 5.3 has it, as far as this server uses it. */
function keep(jar: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  if (attributes.includes("Max-Age=0")) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** What was sent to an address, the newest first, when all that was on its way has left. */
export async function sentTo({ deeds, ports }: HttpClinic, address: string) {
  await ports.later.settled();
  await deeds.lettersLeave.turn();
  await deeds.lettersLeave.idle();
  return (await ports.outbox.list()).filter(({ to }) => to === address);
}

/** The secret of the link in the newest letter to an address. */
export async function secretTo(clinic: HttpClinic, address: string): Promise<string> {
  const [newest] = await sentTo(clinic, address);
  const secret = /\/i#([A-Za-z0-9_-]+)/.exec(newest?.text ?? "")?.[1];
  if (secret === undefined) throw new Error("No link was sent.");
  return secret;
}
