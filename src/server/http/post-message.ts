import type { FastifyInstance } from "fastify";
import { PostMessage } from "../../shared/protocol/bodies.ts";
import { MAX_FRAME_BYTES } from "../../shared/protocol/limits.ts";
import type { ThreadId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

/** The way of a message where no socket gets through. */
export function postMessageEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn, bodyLimit: MAX_FRAME_BYTES };
  app.post<{ Params: { id: string } }>("/api/threads/:id/messages", options, async (request, reply) => {
    const threadId = numberInPath(request.params.id, "thread-not-found") as ThreadId;
    const post = parse(PostMessage, request.body);
    const { seq, at, expiresAt } = await deeds.postMessage(sessionOf(request).person, threadId, post);
    return reply.code(201).send({ seq, at, expiresAt });
  });
}
