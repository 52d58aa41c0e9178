import type { FastifyInstance } from "fastify";
import type { AppointmentId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function endAppointmentEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.delete<{ Params: { id: string } }>("/api/appointments/:id", options, async (request, reply) => {
    const id = numberInPath(request.params.id, "appointment-not-found") as AppointmentId;
    await deeds.endAppointment(sessionOf(request).person, id);
    return reply.code(204).send();
  });
}
