import type { FastifyInstance } from "fastify";
import { ContactForm } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function changeContactEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.put<{ Params: { id: string } }>("/api/contacts/:id", { onRequest: signedIn }, async (request) => {
    const id = numberInPath(request.params.id, "contact-not-found") as PersonId;
    return deeds.changeContact(sessionOf(request).person, id, parse(ContactForm, request.body));
  });
}
