import type { FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { Deeds } from "./deeds.ts";
import { recogniseCookies } from "./recognise-cookies.ts";
import { obstacleAt } from "./routes-of.ts";
import { sessionOf } from "./signed-in.ts";

/** What happened between the guard's look and the watch is seen then, and that a session has ended by itself. */
const LOOKS_EVERY_MS = 1_000;

export type WhileSignedIn = ReturnType<typeof whileSignedIn>;

/**
 * Something goes on by this request for a while: `over` is called when the request would be refused if it came now,
 * because the session has ended or its person may do less. Once, or never.
 * @returns a function that begins to watch, and returns one that ends it
 */
export function whileSignedIn(deeds: Pick<Deeds, "recogniseSession" | "watchSession">, secure: boolean) {
  return (request: FastifyRequest, over: (refusal: Refusal) => void): (() => void) => {
    const session = sessionOf(request);
    const { cookie } = request.headers;
    const route = request.routeOptions.url ?? "";
    const look = async (): Promise<void> => {
      // What cannot be looked up just now is looked up a second later.
      const now = await recogniseCookies(deeds, cookie, secure).catch(() => session);
      const isSame = now?.sessionId === session.sessionId;
      const obstacle = isSame ? obstacleAt(route, now) : "not-signed-in";
      if (obstacle === undefined || stopped) return;
      stop();
      over(new Refusal(obstacle));
    };
    let stopped = false;
    const looking = setInterval(look, LOOKS_EVERY_MS).unref();
    const unwatch = deeds.watchSession(session, look);
    const stop = (): void => {
      stopped = true;
      clearInterval(looking);
      unwatch();
    };
    return stop;
  };
}
