import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";

const PATH = "/api/sms/inbound";
/** A text of 1,600 characters and what the text service says about it. */
const BODY_LIMIT = 32 * 1024;

/**
 * Where the text service brings what people answer to a text. It posts a form, which no other address here takes
 * (read-json.ts), so this one has a room of its own; what it brings is believed by its signature and nothing else.
 * The answer is TwiML (https://www.twilio.com/docs/messaging/twiml).
 */
export function receiveTextEndpoint(app: FastifyInstance, { deeds }: House): void {
  app.register(async (room) => {
    room.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    room.post(PATH, async (request, reply) => {
      const parameters = isForm(request.body) ? request.body : {};
      const signature = String(request.headers["x-twilio-signature"] ?? "");
      const answer = await deeds.receiveText({ path: request.url, signature, parameters });
      return reply.type("text/xml; charset=utf-8").send(twiml(answer));
    });
  });
}

function isForm(body: unknown): body is Record<string, string> {
  return (
    typeof body === "object" && body !== null && Object.values(body).every((one) => typeof one === "string")
  );
}

function twiml(answer: string | undefined): string {
  const escaped = answer?.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const message = escaped === undefined ? "" : `<Message>${escaped}</Message>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`;
}
