import type { FastifyInstance } from "fastify";
import { NotificationsForm } from "../../shared/protocol/guest-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function notificationsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/notifications", { onRequest: signedIn }, (request) => {
    return deeds.readNotifications(sessionOf(request).person);
  });
  app.put("/api/notifications", { onRequest: signedIn }, (request) => {
    return deeds.saveNotifications(sessionOf(request).person, parse(NotificationsForm, request.body));
  });
}
