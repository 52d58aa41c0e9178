import type { FastifyReply, FastifyRequest } from "fastify";
import type { StartedSession } from "../actions/start-session.ts";
import { deviceText } from "./device-text.ts";
import type { House } from "./house.ts";
import { clearCookie, readCookie, setCookie } from "./session-cookie.ts";

/**
 * Gives this browser a session. A browser is one person at a time: who used it before is signed out, on every tab.
 * (Another session of the same person stays: their other tabs are left in peace.)
 */
export async function enter(
  { deeds, secure }: Pick<House, "deeds" | "secure">,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  kind: "session" | "guest",
  { sessionId, personId, token }: StartedSession,
): Promise<void> {
  for (const found of ["session", "guest"] as const) {
    const old = readCookie(request.headers.cookie, found, secure);
    const before = old ? await deeds.recogniseSession(old) : undefined;
    if (before && before.person.id !== personId) await deeds.signOut(before);
    if (old !== undefined && found !== kind) clearCookie(reply, found, secure);
  }
  if (kind === "session") await deeds.nameDevice(sessionId, deviceText(request.headers["user-agent"]));
  setCookie(reply, kind, token, secure);
}
