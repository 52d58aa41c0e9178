import type { AuditRow } from "../ports/audit.ts";

const DICOM = "http://dicom.nema.org/resources/ontology/DCM";
const AUTHENTICATION = { system: DICOM, code: "110114", display: "User Authentication" };
const LOG_USED = { system: DICOM, code: "110101", display: "Audit Log Used" };
const ACTIVITY = { system: DICOM, code: "110100", display: "Application Activity" };

const APPLICATION_SERVER = {
  system: "http://terminology.hl7.org/CodeSystem/security-source-type",
  code: "4",
  display: "Application Server",
};

/** AuditEvent.action: create, read, update, delete; whatever else is done is executed. */
const ACTIONS: readonly (readonly [RegExp, string])[] = [
  [/[.](made|added|invited|issued|sent|set-up)$/, "C"],
  [/[.](downloaded|exported)$/, "R"],
  [/[.](changed|merged|reset|switched|renewed|restored)$/, "U"],
  [/[.](deleted|removed|destroyed|erased|revoked|deactivated)$/, "D"],
];

/** The log as a FHIR R4 Bundle of AuditEvent (hl7.org/fhir/R4/auditevent.html), a page of it at a time. */
export async function* logAsFhir(
  pages: AsyncIterable<readonly AuditRow[]>,
  now: number,
): AsyncIterable<string> {
  yield `{"resourceType":"Bundle","type":"collection","timestamp":"${iso(now)}"`;
  let begun = false;
  for await (const rows of pages) {
    const entries = rows.map((row) => JSON.stringify({ fullUrl: urn(row), resource: auditEvent(row) }));
    yield `${begun ? "," : ',"entry":['}${entries.join(",")}`;
    begun = true;
  }
  yield begun ? "]}" : "}"; // an empty list is no FHIR
}

/** Identifiers are this installation's own; who is called what is in nobody's log. */
export function auditEvent(row: AuditRow) {
  const { action, outcome } = row;
  return {
    resourceType: "AuditEvent",
    id: `audit-${row.seq}`,
    type: typeOf(action),
    subtype: [{ system: "urn:clinical-chat:action", code: action }],
    action: ACTIONS.find(([verb]) => verb.test(action))?.[1] ?? "E",
    recorded: iso(row.at),
    outcome: outcome === "done" ? "0" : "4",
    ...(outcome !== "done" && { outcomeDesc: outcome }),
    agent: [agentOf(row)],
    source: {
      observer: { identifier: { system: "urn:clinical-chat", value: "server" } },
      type: [APPLICATION_SERVER],
    },
    entity: [entityOf(row)],
  };
}

function typeOf(action: string) {
  if (/^(sign-in|sign-out|session|identity)[.]/.test(action)) return AUTHENTICATION;
  return action.startsWith("log.") ? LOG_USED : ACTIVITY;
}

function agentOf({ actorKind, actorId, network }: AuditRow) {
  return {
    type: { coding: [{ system: "urn:clinical-chat:actor", code: actorKind }] },
    ...(actorId !== null && { who: identified("person", actorId) }),
    requestor: actorKind !== "system",
    // "2": an address of the internet protocol.
    ...(network !== null && { network: { address: network, type: "2" } }),
  };
}

function entityOf({ seq, objectKind, objectId, detail, hash }: AuditRow) {
  const told = Object.entries(JSON.parse(detail) as Record<string, unknown>);
  const details = [["hash", Buffer.from(hash).toString("hex")] as const, ...told];
  return {
    what: objectKind === null ? identified("row", seq) : identified(objectKind, objectId),
    detail: details.map(([type, value]) => ({ type, valueString: String(value) })),
  };
}

function identified(kind: string, id: number | null) {
  const system = `urn:clinical-chat:${kind}`;
  return { identifier: id === null ? { system } : { system, value: String(id) } };
}

/** A name that the row has for ever: of its hash, in the form of RFC 9562 5.8. */
function urn({ hash }: AuditRow): string {
  const hex = Buffer.from(hash).toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
  return `urn:uuid:${[...parts, hex.slice(18, 30)].join("-")}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
