import type { FastifyReply, FastifyRequest } from "fastify";
import type { Joined } from "../actions/join-by-code.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";

/** In, with the guest's cookie; or still at the door. */
export async function answerJoined(
  house: House,
  both: { request: FastifyRequest; reply: FastifyReply },
  joined: Joined,
): Promise<FastifyReply> {
  if ("admission" in joined) return both.reply.code(202).send({ admission: joined.admission });
  const { session, landing } = joined.landed;
  await enter(house, both, "guest", session);
  return both.reply.send(landing);
}
