import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { AuditFilter, AuditPage } from "../../shared/protocol/audit-bodies.ts";
import { logAsCsv } from "../actions/log-as-csv.ts";
import { logAsFhir } from "../actions/log-as-fhir.ts";
import { deedAllowance } from "./deed-allowance.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

/** Of one person: each is a row of the log. A month at once, and one a minute. */
const OF_CERTIFICATES = { burst: 31, aSecond: 1 / 60 };

/** The log, for administrators: read in pages, and taken out as a whole. */
export function auditEndpoints(app: FastifyInstance, { deeds, signedIn }: House): void {
  const certified = deedAllowance(() => performance.now(), OF_CERTIFICATES);
  app.get("/api/audit", { onRequest: signedIn }, (request) => {
    const { before, ...filter } = parse(AuditPage, request.query);
    return deeds.readLog(sessionOf(request).person, filter, before);
  });

  app.get("/api/audit/csv", { onRequest: signedIn }, async (request, reply) => {
    const rows = await deeds.exportLog(sessionOf(request).person, parse(AuditFilter, request.query), "csv");
    return asFile(reply, "log.csv", "text/csv; charset=utf-8; header=present", logAsCsv(rows));
  });

  app.get("/api/audit/fhir", { onRequest: signedIn }, async (request, reply) => {
    const rows = await deeds.exportLog(sessionOf(request).person, parse(AuditFilter, request.query), "fhir");
    return asFile(
      reply,
      "log.fhir.json",
      "application/fhir+json; charset=utf-8",
      logAsFhir(rows, Date.now()),
    );
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
