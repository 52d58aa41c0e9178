import type { FastifyInstance } from "fastify";
import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function meEndpoint(app: FastifyInstance, { signedIn }: House): void {
  app.get("/api/me", { onRequest: signedIn }, async (request): Promise<InferOutput<typeof MeAnswer>> => {
    const { name, guest } = sessionOf(request).person;
    return { name, guest };
  });
}
