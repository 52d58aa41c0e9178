import type { FastifyReply, FastifyRequest } from "fastify";
import type { InferOutput } from "valibot";
import type { SecondStepAnswer } from "../../shared/protocol/account-bodies.ts";
import type { SignInOutcome } from "../actions/after-first-factor.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";
import { clearCookie, readCookie, setCookie } from "./session-cookie.ts";

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** 204 and a session; or 200, the ways that are left, and the cookie of the half sign-in. */
export async function answerSignIn(
  house: Pick<House, "deeds" | "secure">,
  { request, reply }: Exchange,
  { session, step }: SignInOutcome,
): Promise<FastifyReply> {
  if (step) {
    setCookie(reply, "step", step.token, house.secure);
    return reply.send({ ways: [...step.ways] } satisfies InferOutput<typeof SecondStepAnswer>);
  }
  await enter(house, { request, reply }, "session", session);
  if (readCookie(request.headers.cookie, "step", house.secure) !== undefined) {
    clearCookie(reply, "step", house.secure);
  }
  return reply.code(204).send();
}
