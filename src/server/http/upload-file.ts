import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import { ChatDisabled } from "../domain/chat-disabled.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Deeds } from "./deeds.ts";
import { refuse } from "./errors.ts";
import { fewAtOnce } from "./few-at-once.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";
import { fileIdOf } from "./upload-in-path.ts";
import { UploadLocks } from "./upload-locks.ts";
import { WAITING } from "./upload-waits.ts";
import type { WhileSignedIn } from "./while-signed-in.ts";

interface Route {
  Params: { id: string };
}

const BYTES = "application/offset+octet-stream";
const VERSION = "1.0.0";
/** What a proxy adds is nothing to the library, which would refuse some of it. */
const UNDERSTOOD = /^(?:tus-resumable|upload-.*|content-type|content-length)$/;
/** Of one person: each may need 4 MiB. Who sends more at once waits, with nothing read of what they send. */
const UPLOADS_AT_ONCE = 8;
const BRINGS_BYTES = new Set(["POST", "PATCH"]);
const BEGIN = "/api/threads/:id/uploads";

/** With the first upload: the server answers 40 ms sooner after its start without it. */
const library = () => Promise.all([import("./tus-server.ts"), import("./tus-store.ts")]);

/** What the library says with a status alone, in our words. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  404: "upload-not-found",
  409: "upload-elsewhere",
  410: "upload-not-found",
  413: "upload-too-long",
};

/**
 * Uploads by the tus protocol (tus.io, 1.0.0): begun in a thread, then an address of their own. When the last byte is
 * on disk the file becomes a message, before the answer.
 */
export function uploadFileEndpoint(app: FastifyInstance, house: House): void {
  app.register(async (scope) => {
    // The store reads the body itself, whatever kind a program says that it is of.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _body, done) => done(null));
    uploadRoutes(scope, house);
  });
}

function uploadRoutes(app: FastifyInstance, { deeds, signedIn, whileSignedIn }: House): void {
  const locks = new UploadLocks();
  const few = fewAtOnce<PersonId>(UPLOADS_AT_ONCE);
  const serve = async (request: FastifyRequest, reply: FastifyReply, threadId?: ThreadId) => {
    const { person } = sessionOf(request);
    const [{ TusServer }, { TusStore }] = await library();
    const store = new TusStore(deeds, person, bytesOf(request, deeds, whileSignedIn), threadId);
    const locker = locks.locker(() => request.raw.destroy());
    const tus = new TusServer(store, locker, (id) => deeds.completeUpload(person, fileIdOf(id)));
    const ask = () => tus.answerTo(asLibraryRequest(request));
    const response = BRINGS_BYTES.has(methodOf(request)) ? await few(person.id, ask) : await ask();
    return answer(reply, response, tus.problem);
  };
  const options = { onRequest: signedIn, preValidation: onlyTus, config: { slowBody: true } };
  app.route<Route>({
    method: ["POST", "OPTIONS"],
    url: BEGIN,
    ...options,
    handler: (request, reply) =>
      serve(request, reply, numberInPath(request.params.id, "thread-not-found") as ThreadId),
  });
  // The page asks so: an answer to HEAD has no sentence. A HEAD of its own is the protocol's, below.
  app.get<Route>("/api/uploads/:id", { onRequest: signedIn, exposeHeadRoute: false }, async (request) => ({
    state: await deeds.completeUpload(sessionOf(request).person, fileIdOf(request.params.id)),
  }));
  app.route<Route>({
    method: ["HEAD", "PATCH", "POST", "DELETE", "OPTIONS"],
    url: "/api/uploads/:id",
    ...options,
    handler: async (request, reply) => {
      const { person } = sessionOf(request);
      // All bytes may be there and the message not yet, because something went wrong in between.
      if (request.method === "HEAD") {
        const completion = await deeds.completeUpload(person, fileIdOf(request.params.id));
        if (completion === "waiting") reply.headers(WAITING);
      }
      return serve(request, reply);
    },
  });
}

/** The two faults that have a status of their own in the protocol, which the library answers with 400. */
async function onlyTus(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  reply.header("tus-resumable", VERSION);
  const { "tus-resumable": version, "content-type": type } = request.headers;
  if (request.method === "OPTIONS") return undefined;
  if (version !== VERSION)
    return refuse(reply.header("tus-version", VERSION), "upload-unclear", undefined, 412);
  if (methodOf(request) === "PATCH" && type !== BYTES) return refuse(reply, "upload-unclear", undefined, 415);
  return undefined;
}

/** Some networks let nothing but GET and POST pass: the protocol then has the method in a header. */
function methodOf({ method, headers, routeOptions }: FastifyRequest): string {
  const named = headers["x-http-method-override"];
  if (method !== "POST" || routeOptions.url === BEGIN) return method;
  return named === "PATCH" || named === "DELETE" ? named : method;
}

/** Without the body: see TusStore.write. */
function asLibraryRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (UNDERSTOOD.test(name)) headers.set(name, String(value));
  return new Request(`http://localhost${request.raw.url}`, { method: methodOf(request), headers });
}

/**
 * Whoever stops reading leaves the connection as it is, for the answer. That it broke off is nobody's defect. Support
 * may turn the chat off meanwhile, the session end, or the server be stopped: then it ends at once, also where nothing comes just then,
 * and goes on later where it was.
 */
async function* bytesOf(
  request: FastifyRequest,
  { chatSwitch, operations }: Pick<Deeds, "chatSwitch" | "operations">,
  whileSignedIn: WhileSignedIn,
): AsyncIterable<Uint8Array> {
  const bytes = request.raw.iterator({ destroyOnReturn: false });
  const ended = Promise.withResolvers<Refusal>();
  const unwatch = [
    chatSwitch.watch(
      sessionOf(request).person.organisationId,
      (on) => on || ended.resolve(new ChatDisabled()),
    ),
    operations.onStop(() => ended.resolve(new Refusal("server-stopping"))),
    whileSignedIn(request, (refusal) => ended.resolve(refusal)),
  ];
  try {
    for (;;) {
      const next = await Promise.race([bytes.next(), ended.promise]);
      if (next instanceof Refusal) throw next;
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("try-again");
  } finally {
    for (const stop of unwatch) stop();
  }
}

/** @throws Refusal, or what went wrong, with the protocol's headers set all the same */
function answer(reply: FastifyReply, response: Response, problem: unknown): FastifyReply {
  for (const [name, value] of response.headers)
    if (!/^(?:access-control-.*|content-(?:type|length))$/.test(name)) reply.header(name, value);
  if (problem instanceof Error && !("status_code" in problem)) throw problem;
  if (response.status >= 400) throw new Refusal(CODES[response.status] ?? "upload-unclear");
  return reply.code(response.status).send();
}
