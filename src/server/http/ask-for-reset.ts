import type { FastifyInstance } from "fastify";
import type { InferOutput } from "valibot";
import { AskForReset, type ResetWithoutMail } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";

export function askForResetEndpoint(app: FastifyInstance, { deeds, gently }: House): void {
  app.post("/api/password-reset", { onRequest: gently }, async (request, reply) => {
    const { email } = parse(AskForReset, request.body);
    const mailLeaves = deeds.askForReset({ email, network: networkOf(request.ip) });
    if (mailLeaves) return reply.code(204).send();
    return reply.send({ mailLeaves: false } satisfies InferOutput<typeof ResetWithoutMail>);
  });
}
