import type { FastifyRequest } from "fastify";
import { isAdministrator } from "../domain/person.ts";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

/**
 * For the gravest deeds of administrators: they have proved lately who they are. Who is none is refused by the deed.
 * @throws Refusal `prove-again`
 */
export function askAdministratorsProof(request: FastifyRequest, { deeds }: Pick<House, "deeds">): void {
  const session = sessionOf(request);
  if (isAdministrator(session.person.roles)) deeds.askProof(session);
}
