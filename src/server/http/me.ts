import type { FastifyInstance } from "fastify";
import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { recogniseCookies } from "./recognise-cookies.ts";

/** For everybody: whoever stands at a door is asked as whom they came, and most came as nobody. */
export function meEndpoint(app: FastifyInstance, { deeds, secure }: House): void {
  app.get("/api/me", async (request): Promise<InferOutput<typeof MeAnswer>> => {
    const session = await recogniseCookies(deeds, request.headers.cookie, secure);
    if (!session) return { me: null, here: null };
    const { name, guest } = session.person;
    return { me: { name, guest }, here: await deeds.describeStanding(session) };
  });
}
