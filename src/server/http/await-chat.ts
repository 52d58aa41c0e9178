import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

/** Shorter than proxies wait for an answer. */
const ANSWER_WITHIN_MS = 25_000;

/**
 * For pages whose socket was closed because the chat is turned off: answered at once when it is on, else when it is
 * turned on, or after a while, so that they come back within a second and nobody asks every second.
 */
export function awaitChatEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const waiting = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const answer of waiting) answer();
  });
  app.get("/api/chat", { onRequest: signedIn }, async (request) => {
    const { organisationId } = sessionOf(request).person;
    const { chatSwitch } = deeds;
    if (!chatSwitch.isOn(organisationId)) {
      const { promise, resolve: answer } = Promise.withResolvers<void>();
      waiting.add(answer);
      const unwatch = chatSwitch.watch(organisationId, () => answer());
      const late = setTimeout(answer, ANSWER_WITHIN_MS);
      request.raw.once("close", answer);
      await promise;
      request.raw.off("close", answer);
      clearTimeout(late);
      unwatch();
      waiting.delete(answer);
    }
    return { on: chatSwitch.isOn(organisationId) };
  });
}
