import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SessionId } from "../domain/identifiers.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

/** Shorter than proxies wait for an answer. */
const ANSWER_WITHIN_MS = 25_000;
/** Of one session: its windows. Where there are more, the one that has waited longest is answered. */
const WAIT_AT_ONCE = 12;

type Answer = (refusal?: Refusal) => void;

/**
 * For pages whose socket was closed because the chat is turned off: answered at once when it is on, else when it is
 * turned on, or after a while, so that they come back within a second and nobody asks every second. Who is signed out
 * meanwhile is told so.
 */
export function awaitChatEndpoint(app: FastifyInstance, { deeds, signedIn, whileSignedIn }: House): void {
  const waiting = new Map<SessionId, Set<Answer>>();
  const { chatSwitch } = deeds;
  app.addHook("preClose", async () => {
    for (const those of waiting.values()) for (const answer of those) answer();
  });
  const wait = async (request: FastifyRequest): Promise<void> => {
    const { sessionId, person } = sessionOf(request);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const answer: Answer = (refusal) => (refusal ? reject(refusal) : resolve());
    const those = waiting.get(sessionId) ?? new Set();
    waiting.set(sessionId, those.add(answer));
    const [longest] = those;
    if (longest && those.size > WAIT_AT_ONCE) {
      those.delete(longest);
      longest();
    }
    const late = setTimeout(resolve, ANSWER_WITHIN_MS);
    const unwatch = [
      chatSwitch.watch(person.organisationId, () => resolve()),
      whileSignedIn(request, answer),
      () => clearTimeout(late),
    ];
    request.raw.once("close", resolve);
    await promise.finally(() => {
      request.raw.off("close", resolve);
      for (const stop of unwatch) stop();
      those.delete(answer);
      if (those.size === 0 && waiting.get(sessionId) === those) waiting.delete(sessionId);
    });
  };
  app.get("/api/chat", { onRequest: signedIn }, async (request) => {
    const { organisationId } = sessionOf(request).person;
    if (!chatSwitch.isOn(organisationId)) await wait(request);
    return { on: chatSwitch.isOn(organisationId) };
  });
}
