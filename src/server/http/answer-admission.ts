import type { FastifyInstance } from "fastify";
import type { AdmissionId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function answerAdmissionEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  for (const [answer, letIn] of [
    ["admit", true],
    ["refuse", false],
  ] as const) {
    app.post<{ Params: { id: string } }>(
      `/api/admissions/:id/${answer}`,
      { onRequest: signedIn },
      async (request, reply) => {
        const id = numberInPath(request.params.id, "admission-ended") as AdmissionId;
        await deeds.answerAdmission(sessionOf(request).person, id, letIn);
        return reply.code(204).send();
      },
    );
  }
}
