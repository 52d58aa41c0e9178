import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AuditFilter, AuditPage } from "../../shared/protocol/audit-bodies.ts";
import { logAsCsv } from "../actions/log-as-csv.ts";
import { logAsFhir } from "../actions/log-as-fhir.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import { deedAllowance } from "./deed-allowance.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";
import type { WhileSignedIn } from "./while-signed-in.ts";

const FHIR = "application/fhir+json; charset=utf-8";

/** Of one person: each is a row of the log. A month at once, and one a minute. */
const OF_CERTIFICATES = { burst: 31, aSecond: 1 / 60 };

/** The log, for administrators: read in pages, and taken out as a whole. */
export function auditEndpoints(app: FastifyInstance, house: House): void {
  const { deeds, signedIn, whileSignedIn } = house;
  const certified = deedAllowance(() => performance.now(), OF_CERTIFICATES);
  app.get("/api/audit", { onRequest: signedIn }, (request) => {
    const { before, ...filter } = parse(AuditPage, request.query);
    return deeds.readLog(sessionOf(request).person, filter, before);
  });

  app.get("/api/audit/csv", { onRequest: signedIn }, async (request, reply) => {
    const filter = parse(AuditFilter, request.query);
    askAdministratorsProof(request, house);
    const rows = await deeds.exportLog(sessionOf(request).person, filter, "csv");
    stopWith(request, reply, whileSignedIn);
    return asFile(reply, "log.csv", "text/csv; charset=utf-8; header=present", logAsCsv(rows));
  });

  app.get("/api/audit/fhir", { onRequest: signedIn }, async (request, reply) => {
    const filter = parse(AuditFilter, request.query);
    askAdministratorsProof(request, house);
    const rows = await deeds.exportLog(sessionOf(request).person, filter, "fhir");
    stopWith(request, reply, whileSignedIn);
    return asFile(reply, "log.fhir.json", FHIR, logAsFhir(rows, Date.now()));
  });

  app.get<{ Params: { day: string } }>(
    "/api/audit/certificate/:day",
    { onRequest: signedIn },
    async (request, reply) => {
      const { day } = request.params;
      const { person } = sessionOf(request);
      certified.take(person.id);
      const certificate = await deeds.issueOwnCertificate(person, day);
      return asFile(reply, `deletions-${day}.json`, "application/json; charset=utf-8", [certificate]);
    },
  );
}

/** A log of six years is a while under way: with the session it breaks off. */
function stopWith(request: FastifyRequest, { raw }: FastifyReply, whileSignedIn: WhileSignedIn): void {
  raw.once(
    "close",
    whileSignedIn(request, () => raw.destroy()),
  );
}

/** A stream: a log of six years is not built in memory. */
function asFile(
  reply: FastifyReply,
  name: string,
  type: string,
  parts: Iterable<string> | AsyncIterable<string>,
): FastifyReply {
  reply.headers({ "content-type": type, "content-disposition": `attachment; filename="${name}"` });
  return reply.send(Readable.from(parts, { objectMode: false }));
}
