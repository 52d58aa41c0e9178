import type { FastifyInstance } from "fastify";
import { Refusal } from "../domain/refusal.ts";

/**
 * JSON is the only body there is: what a form of another website can send without asking (text/plain, multipart,
 * urlencoded) is refused.
 */
export function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") return done(null, undefined);
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(new Refusal("not-json"));
    }
  });
}
