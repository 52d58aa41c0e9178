import type { FastifyInstance } from "fastify";
import { FindContacts } from "../../shared/protocol/guest-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function findContactsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/contacts", { onRequest: signedIn }, (request) =>
    deeds.findContacts(sessionOf(request).person),
  );
  app.post("/api/contacts/find", { onRequest: signedIn }, async (request) => {
    const { query } = parse(FindContacts, request.body);
    return deeds.findContacts(sessionOf(request).person, query);
  });
}
