import type { FastifyInstance } from "fastify";
import { ConnectPerson } from "../../shared/protocol/guest-bodies.ts";
import type { AppointmentId, PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function connectPersonEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.post<{ Params: { id: string } }>("/api/appointments/:id/connect", options, async (request, reply) => {
    const id = numberInPath(request.params.id, "appointment-not-found") as AppointmentId;
    const { personId } = parse(ConnectPerson, request.body);
    await deeds.connectPerson(sessionOf(request).person, id, personId as PersonId);
    return reply.code(204).send();
  });
}
