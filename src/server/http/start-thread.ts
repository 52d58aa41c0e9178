import type { FastifyInstance } from "fastify";
import { StartThread } from "../../shared/protocol/bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function startThreadEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/threads", { onRequest: signedIn }, async (request, reply) => {
    const { people } = parse(StartThread, request.body, { max_length: "too-many-members" });
    const { threadId, created } = await deeds.startThread(sessionOf(request).person, people as PersonId[]);
    return reply.code(created ? 201 : 200).send({ threadId });
  });
}
