import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorBody } from "../../shared/protocol/bodies.ts";
import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";
import { ChatDisabled } from "../domain/chat-disabled.ts";
import { Refusal } from "../domain/refusal.ts";

/** The HTTP status of each code; 422 where it is about what was entered. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  "not-json": 400,
  "unknown-frame": 400,
  "invalid-frame": 400,
  "invalid-body": 400,
  "not-signed-in": 401,
  "sign-in-failed": 401,
  "passkey-failed": 403,
  "passkey-copied": 403,
  "sign-in-over": 410,
  "single-sign-on-only": 403,
  "single-sign-on-letter": 403,
  "single-sign-on-unknown": 404,
  "prove-again": 403,
  "second-factor-last": 409,
  "password-longer-first": 409,
  "passkey-known": 409,
  "too-many-passkeys": 409,
  "passkey-not-found": 404,
  "code-second-proof": 403,
  "not-a-guest": 403,
  "not-allowed": 403,
  "administrators-only": 403,
  "wrong-origin": 403,
  "second-factor-required": 403,
  "support-only": 403,
  "chat-disabled": 403,
  "message-of-another": 403,
  "not-found": 404,
  "thread-not-found": 404,
  "message-not-found": 404,
  "person-not-found": 404,
  "file-not-found": 404,
  "upload-not-found": 404,
  "upload-elsewhere": 409,
  "contact-not-found": 404,
  "member-not-found": 404,
  "code-wrong": 404,
  "code-or-proof-wrong": 404,
  "appointment-not-found": 404,
  "letter-not-found": 404,
  "organisation-not-found": 404,
  "request-needed": 409,
  "no-mail": 409,
  "contact-shared": 409,
  "email-taken": 409,
  "domain-taken": 409,
  "last-administrator": 409,
  "own-account": 403,
  "email-missing": 409,
  "cannot-be-reached": 409,
  "link-elsewhere": 409,
  "protocol-version": 409,
  "link-ended": 410,
  "admission-ended": 410,
  "too-large": 413,
  "file-too-large": 413,
  "file-day-full": 413,
  "upload-too-long": 413,
  "upload-unclear": 400,
  "too-fast": 429,
  "sign-in-too-often": 429,
  "code-too-often": 429,
  "letters-too-often": 429,
  "server-stopping": 503,
  "try-again": 503,
  "file-no-room": 507,
};

/** Seconds. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = {
  "too-fast": 1,
  "sign-in-too-often": 15 * 60,
  "code-too-often": 15 * 60,
  "server-stopping": 5,
  "try-again": 5,
};

export function refuse(
  reply: FastifyReply,
  code: ErrorCode,
  field?: string,
  status = STATUS[code] ?? 422,
  sentence: string = SENTENCES[code],
  clinic?: ErrorBody["clinic"],
): FastifyReply {
  const body: ErrorBody = {
    code,
    sentence,
    ...(field !== undefined && { field }),
    ...(clinic && { clinic }),
  };
  const retryAfter = RETRY_AFTER[code];
  if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
  return reply.code(status).type("application/json; charset=utf-8").send(body);
}

/** Every error becomes a code and a sentence. What nobody foresaw is logged without what was said. */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof ChatDisabled)
    return refuse(reply, error.code, undefined, undefined, undefined, error.clinic);
  if (error instanceof Refusal) return refuse(reply, error.code, error.field, undefined, error.message);
  const { code, statusCode } = error as FastifyError;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return refuse(reply, "too-large");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return refuse(reply, "not-json", undefined, 415);
  if (statusCode === 404) return refuse(reply, "not-found");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return refuse(reply, "not-json");
  request.log.error({ route: request.routeOptions.url, ...traceOf(error) }, "an unforeseen error");
  return refuse(reply, "try-again");
}

const NO_HTTP = Buffer.from(
  JSON.stringify({ code: "not-json", sentence: SENTENCES["not-json"] } satisfies ErrorBody),
);

/** What came over the connection cannot be read as HTTP: there is no request, so the answer is written by hand. */
export function answerNoHttp(_error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const head = `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${NO_HTTP.length}`;
  socket.end(`HTTP/1.1 400 Bad Request\r\n${head}\r\nConnection: close\r\n\r\n${NO_HTTP}`);
}

/** Where it happened, without the message: a database puts values into it. */
function traceOf(error: Error): { error: string; trace: string[] } {
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, trace: places.slice(0, 12).map((line) => line.trim()) };
}
