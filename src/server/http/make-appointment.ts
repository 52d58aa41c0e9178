import type { FastifyInstance } from "fastify";
import { AppointmentForm } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function makeAppointmentEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/appointments", { onRequest: signedIn }, async (request, reply) => {
    const { startsAt, people } = parse(AppointmentForm, request.body, { max_length: "too-many-members" });
    const { person } = sessionOf(request);
    const appointment = await deeds.makeAppointment(person, { startsAt, people: people as PersonId[] });
    return reply.code(201).send({ appointment });
  });
}
