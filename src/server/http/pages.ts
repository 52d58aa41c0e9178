import staticFiles from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { refuse } from "./errors.ts";
import { contentSecurityPolicy } from "./headers.ts";
import type { HttpConfig } from "./http-config.ts";

/** Addresses that the page knows (src/client/app/route.ts); for all others it says that there is nothing. */
const KNOWN =
  /^\/(?:|(?:chat|waiting-room)\/[1-9]\d{0,15}|i|chat|account|organisation|log|reset|people|contacts|letters|outbox|sessions|notifications|support|confirm|link-sign-in|sign-in|set-up|welcome|join|ended|help)$/;

/** The built page and its files. Those under /assets/ carry a hash of their content in the name. */
export async function pages(
  app: FastifyInstance,
  { pageFolder, inline }: Pick<HttpConfig, "pageFolder" | "inline">,
): Promise<void> {
  await app.register(staticFiles, {
    root: pageFolder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.slice(pageFolder.length).startsWith("/assets/");
      if (hashed) reply.header("cache-control", "public, max-age=31536000, immutable");
    },
  });
  const policy = contentSecurityPolicy(inline);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    if (/^\/api(?:\/|$)/.test(path) || !isRead(request)) return refuse(reply, "not-found");
    reply.code(KNOWN.test(path) ? 200 : 404).header("content-security-policy", policy);
    return reply.sendFile("index.html");
  });
}

function isRead({ method }: FastifyRequest): boolean {
  return method === "GET" || method === "HEAD";
}
