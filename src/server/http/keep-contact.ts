import type { FastifyInstance } from "fastify";
import { ContactForm } from "../../shared/protocol/guest-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function keepContactEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/contacts", { onRequest: signedIn }, async (request, reply) => {
    const form = parse(ContactForm, request.body);
    const { contact, made } = await deeds.keepContact(sessionOf(request).person, form);
    return reply.code(made ? 201 : 200).send({ contact });
  });
}
