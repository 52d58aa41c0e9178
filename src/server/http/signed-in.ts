import type { FastifyRequest } from "fastify";
import type { SignedIn } from "../actions/recognise-session.ts";
import { Refusal } from "../domain/refusal.ts";
import { deedAllowance, OF_A_READER, OF_A_SESSION } from "./deed-allowance.ts";
import type { Deeds } from "./deeds.ts";
import { recogniseCookies } from "./recognise-cookies.ts";
import { obstacleAt } from "./routes-of.ts";

const recognised = new WeakMap<FastifyRequest, SignedIn>();

/**
 * A hook that lets only signed-in people further, and only where they have something to do, before anything of the
 * body is read. Whoever changes something is there: that puts off the end of their session.
 * @throws Refusal `not-signed-in`, `too-fast`, `not-allowed`, `support-only`, `second-factor-required`
 */
export function onlySignedIn(
  deeds: Pick<Deeds, "recogniseSession" | "noticeInput" | "recordObstacle">,
  secure: boolean,
) {
  const changing = deedAllowance(() => performance.now(), OF_A_SESSION);
  const reading = deedAllowance(() => performance.now(), OF_A_READER);
  return async (request: FastifyRequest): Promise<void> => {
    const session = await recogniseCookies(deeds, request.headers.cookie, secure);
    if (!session) throw new Refusal("not-signed-in");
    recognised.set(request, session);
    const reads = request.method === "GET" || request.method === "HEAD";
    (reads ? reading : changing).take(session.sessionId);
    const route = request.routeOptions.url ?? "";
    const obstacle = obstacleAt(route, session);
    if (obstacle) {
      await deeds.recordObstacle(session.person, obstacle, route);
      throw new Refusal(obstacle);
    }
    if (!reads) await deeds.noticeInput(session);
  };
}

/**
 * The session that the hook found; without the hook there is none.
 * @throws Refusal `not-signed-in`
 */
export function sessionOf(request: FastifyRequest): SignedIn {
  const session = recognised.get(request);
  if (!session) throw new Refusal("not-signed-in");
  return session;
}

/** The session that the hook found, where there is one. */
export function signedInBy(request: FastifyRequest): SignedIn | undefined {
  return recognised.get(request);
}

/** For the log: an identifier and nothing else. */
export function personIdOf(request: FastifyRequest): number | undefined {
  return recognised.get(request)?.person.id;
}
