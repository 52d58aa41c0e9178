import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listAppointmentsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/appointments", { onRequest: signedIn }, async (request) => {
    return deeds.listAppointments(sessionOf(request).person);
  });
}
