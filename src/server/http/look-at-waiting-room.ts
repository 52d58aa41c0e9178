import type { FastifyInstance } from "fastify";
import type { AppointmentId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function lookAtWaitingRoomEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.get<{ Params: { id: string } }>("/api/waiting-room/:id", options, async (request) => {
    const id = numberInPath(request.params.id, "appointment-not-found") as AppointmentId;
    return deeds.lookAtWaitingRoom(sessionOf(request).person, id);
  });
}
