import type { FastifyInstance } from "fastify";
import { MergeContacts } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function mergeContactsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post<{ Params: { id: string } }>(
    "/api/contacts/:id/merge",
    { onRequest: signedIn },
    async (request) => {
      const from = numberInPath(request.params.id, "contact-not-found") as PersonId;
      const { into } = parse(MergeContacts, request.body);
      return deeds.mergeContacts(sessionOf(request).person, from, into as PersonId);
    },
  );
}
