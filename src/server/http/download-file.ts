import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { FileId, PersonId } from "../domain/identifiers.ts";
import { byteRange } from "./byte-range.ts";
import { fewAtOnce } from "./few-at-once.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sendBytes } from "./send-bytes.ts";
import { sessionOf } from "./signed-in.ts";

/** Whatever is in a file, it may do nothing: no script, no form, no frame, and an origin of its own. */
const SANDBOX = "default-src 'none'; sandbox";

/** Of one person: each may need 4 MiB while somebody reads slowly. The others wait. */
const DOWNLOADS_AT_ONCE = 16;

/** A file, or one range of it. Saved by default; a page that knows that it is a picture may show it. */
export function downloadFileEndpoint(app: FastifyInstance, { deeds, signedIn, whileSignedIn }: House): void {
  const few = fewAtOnce<PersonId>(DOWNLOADS_AT_ONCE);
  app.get<{ Params: { id: string } }>("/api/files/:id", { onRequest: signedIn }, async (request, reply) => {
    const id = numberInPath(request.params.id, "file-not-found") as FileId;
    const { person } = sessionOf(request);
    const file = await deeds.downloadFile(person, id);
    const tag = `"${file.id}"`;
    reply.headers({
      "accept-ranges": "bytes",
      "content-disposition": disposition(file.name),
      "content-security-policy": SANDBOX,
      "content-type": file.type === "text/plain" ? "text/plain; charset=utf-8" : file.type,
      etag: tag,
    });
    if (request.headers["if-none-match"]?.includes(tag)) return reply.code(304).send();
    const range = byteRange(request.headers, file.size, tag);
    if (range === "beyond") return reply.code(416).header("content-range", `bytes */${file.size}`).send();
    const { from, to } = range ?? { from: 0, to: file.size };
    if (range) reply.code(206).header("content-range", `bytes ${from}-${to - 1}/${file.size}`);
    reply.header("content-length", to - from);
    // A stream, because the framework counts everything else and tells that as the length.
    if (request.method === "HEAD") return reply.send(Readable.from([]));
    // Its length was told, so what ends meanwhile, or Support turns off, can only be cut off.
    const { organisationId } = person;
    const unwatch = [
      deeds.chatSwitch.watch(organisationId, (on) => on || reply.raw.destroy()),
      whileSignedIn(request, () => reply.raw.destroy()),
    ];
    return few(person.id, () => sendBytes(reply, file.read(from, to))).finally(() => {
      for (const stop of unwatch) stop();
    });
  });
}

/** RFC 6266 4.3 with RFC 8187: the name in full, and before it what a program from before 2010 understands. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
