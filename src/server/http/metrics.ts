import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { Operations } from "./deeds.ts";
import type { House } from "./house.ts";

const TEXT_OF_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
const OF_PROXIES = [
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/;
const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** For Prometheus: who has the token, or is on this machine. To everybody else there is nothing. */
export function metricsEndpoint(app: FastifyInstance, { deeds, config, gently }: House): void {
  const { operations } = deeds;
  app.get("/metrics", { onRequest: gently }, async (request, reply) => {
    const mayRead = hasToken(request, operations) || (!config.trustedProxies && isFromHere(request));
    if (!mayRead) throw new Refusal("not-found");
    return reply.type(TEXT_OF_PROMETHEUS).send(await operations.describeMetrics());
  });
}

function hasToken({ headers }: FastifyRequest, operations: Pick<Operations, "isMetricsToken">): boolean {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(headers.authorization ?? "") ?? [];
  return token !== undefined && operations.isMetricsToken(token);
}

/**
 * A proxy on this machine would make everybody be from here: what has a proxy's header, or was meant for another host,
 * is not (the host also stops a website whose name leads to 127.0.0.1). Where a proxy is known of, only the token opens.
 */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? "") &&
    LOOPBACK_HOST.test(headers.host ?? "") &&
    OF_PROXIES.every((name) => headers[name] === undefined)
  );
}
