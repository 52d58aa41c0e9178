import type { FastifyInstance } from "fastify";
import { FindPeople } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function findPeopleEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/people/find", { onRequest: signedIn }, async (request) => {
    const { query } = parse(FindPeople, request.body);
    return deeds.findPeople(sessionOf(request).person, query);
  });
}
