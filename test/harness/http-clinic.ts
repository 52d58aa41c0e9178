import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import pino from "pino";
import { recordEvents } from "../../src/server/actions/record-events.ts";
import { composeDeeds } from "../../src/server/compose-deeds.ts";
import { composeOperations } from "../../src/server/compose-operations.ts";
import type { OrganisationId, PersonId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { AnnounceInProcess } from "../../src/server/fanout/announce-in-process.ts";
import { openFileBlobs } from "../../src/server/files/open-file-blobs.ts";
import { buildHttp } from "../../src/server/http/build-http.ts";
import type { Deeds } from "../../src/server/http/deeds.ts";
import type { HttpConfig } from "../../src/server/http/http-config.ts";
import { AfterTheAnswer } from "../../src/server/jobs/after-the-answer.ts";
import { openCarriers } from "../../src/server/letters/open-carriers.ts";
import { CountedInMemory } from "../../src/server/metrics/counted-in-memory.ts";
import type { FileBlobs } from "../../src/server/ports/file-blobs.ts";
import type { Scanning } from "../../src/server/ports/scanner.ts";
import type { TextSignatures } from "../../src/server/ports/text-signatures.ts";
import { OpenIdProvider } from "../../src/server/sign-on/open-id-provider.ts";
import { openSqliteStore } from "../../src/server/store/sqlite/open-sqlite-store.ts";
import { auditChain } from "../../src/server/vault/audit-chain.ts";
import { openVault } from "../../src/server/vault/open-vault.ts";
import { passwords } from "../../src/server/vault/passwords.ts";
import { secrets } from "../../src/server/vault/secrets.ts";
import { signatureCheck } from "../../src/server/vault/signing-key.ts";
import { whereFrom } from "../../src/server/where-from.ts";
import type { Role } from "../../src/shared/protocol/parts.ts";

const JSON_TYPE = { "content-type": "application/json" };

export interface Ask {
  /** The value of the session's cookie, as `signedInAs` gives it. */
  readonly as?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Around {
  readonly signatures?: TextSignatures;
  readonly scanning?: Scanning;
  readonly blobs?: FileBlobs;
  readonly mailLeaves?: boolean;
  readonly lateJobs?: readonly string[];
  readonly metricsToken?: string;
  /** In place of a temporary one; it goes with the clinic all the same. */
  readonly folder?: string;
}

export type HttpClinic = Awaited<ReturnType<typeof openHttpClinic>>;

/** The HTTP side over the real store and vault in a temporary folder, with a clock that stands still. */
export async function openHttpClinic(config: Partial<HttpConfig> = {}, around: Around = {}) {
  const folder = around.folder ?? mkdtempSync(join(tmpdir(), "clinic-"));
  const file = join(folder, "data", "clinic.db");
  const pageFolder = join(folder, "page");
  layPage(pageFolder);
  const time = { now: 1_800_000_000_000 };
  const logged: string[] = [];
  const logger = pino({ level: "debug", base: null }, collector(logged));
  const store = await openSqliteStore({ file });
  const vault = await openVault(join(folder, "keys"));
  const blobs = around.blobs ?? (await openFileBlobs({ dataFolder: join(folder, "data") }));
  const announcements = new AnnounceInProcess();
  const clock = { now: () => time.now };
  const outboxFolder = join(folder, "data", "outbox");
  const letters = await openCarriers(
    { smtp: undefined, twilio: undefined, outboxFolder, demo: false },
    clock,
  );
  const later = new AfterTheAnswer(logger);
  const from = whereFrom();
  const ports = {
    ...store,
    ...vault,
    whereFrom: from,
    signatureCheck,
    audit: recordEvents({ auditRows: store.auditRows, chain: auditChain, whereFrom: from, clock }),
    blobs,
    scanning: around.scanning ?? { scanner: undefined, whenDown: "wait" as const },
    details: await vault.sealDetails(store.organisationKeys),
    announcements,
    passwords: passwords(),
    secrets,
    jobWatch: { late: () => around.lateJobs ?? [], times: () => [] },
    whoIsHere: { isOnline: () => false },
    postOffice: {
      channels: new Set(["sms", "email"] as const),
      publicUrl: () => "https://chat.clinic.example",
      mailLeaves: around.mailLeaves ?? false,
      wake() {},
    },
    carriers: letters.carriers,
    outbox: letters.outbox,
    signatures: around.signatures,
    signOnProvider: new OpenIdProvider({ clock, plainOnLoopback: true, timeoutS: 1 }),
    later,
    clock,
    log: logger,
  };
  const deeds = composeDeeds(ports);
  const measures = new CountedInMemory();
  const operations = composeOperations(
    { ...ports, measures, connections: () => 0 },
    { metricsToken: around.metricsToken },
  );
  const served: Deeds = {
    ...deeds,
    listThreads: async (person, before) => ({ ...(await deeds.listThreads(person, before)), online: [] }),
    operations,
    listOutbox: async () => ({ letters: [...(await letters.outbox.list())] }),
  };
  const app = await buildHttp({
    deeds: served,
    from,
    config: { tls: undefined, trustedProxies: undefined, publicUrl: undefined, pageFolder, ...config },
    logger,
  });
  const sql = (text: string, ...params: (number | string)[]): void => {
    const database = new DatabaseSync(file);
    database.exec("PRAGMA busy_timeout = 5000");
    database.prepare(text).run(...params);
    database.close();
  };
  const row = (text: string, ...params: (number | string)[]): Record<string, unknown> => {
    const database = new DatabaseSync(file, { readOnly: true });
    const found = database.prepare(text).get(...params);
    database.close();
    return found ?? {};
  };
  return {
    app,
    folder,
    /** For what no deed can do. */
    sql,
    /** For what no deed tells. */
    row,
    deeds,
    /** What the endpoints call: a test may put something else in a deed's place. */
    served,
    operations,
    ports,
    time,
    logged,
    /** One request, and its answer read as JSON where there is any. */
    async ask(
      method: "GET" | "POST" | "DELETE" | "PATCH" | "PUT" | "HEAD",
      url: string,
      { as, body, raw, headers }: Ask = {},
    ) {
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const cookie = as === undefined ? {} : { cookie: `session=${as}` };
      const all = { ...JSON_TYPE, ...cookie, ...headers };
      const answer = await app.inject({
        method,
        url,
        headers: all,
        ...(payload !== undefined && { payload }),
      });
      const says = answer.headers["content-type"]?.toString().startsWith("application/json") === true;
      const isJson = says && method !== "HEAD";
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.body,
        json: isJson ? answer.json() : null,
      };
    },
    /** An organisation as no screen of this version can make a second one. */
    addOrganisation(name: string): OrganisationId {
      const id = secrets.identifier() as OrganisationId;
      sql(
        "INSERT INTO organisations (id, name, retention_ms, emergency_number) VALUES (?, ?, 86400000, '911')",
        id,
        name,
      );
      return id;
    },
    async addPerson(organisationId: OrganisationId, name: string, roles: readonly Role[]): Promise<Person> {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@riverside.example`;
      const person: Person = {
        id: secrets.identifier() as PersonId,
        organisationId,
        name,
        email,
        roles,
        guest: false,
      };
      await store.people.add({ ...person, passwordHash: undefined, now: time.now });
      return person;
    },
    /** A session without the work of a password. */
    async signedInAs(person: Person): Promise<string> {
      const token = secrets.token();
      await store.sessions.start({
        id: secrets.identifier() as Parameters<typeof store.sessions.end>[0],
        hash: secrets.hashToken(token),
        personId: person.id,
        now: time.now,
        endsAt: time.now + 12 * 60 * 60_000,
      });
      return token;
    },
    async close(): Promise<void> {
      await app.close();
      await later.settled();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function layPage(folder: string): void {
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Chat</title>");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  writeFileSync(join(folder, "assets", "main-0a1b2c3d.js"), "export {};");
  writeFileSync(join(folder, "assets", "main-0a1b2c3d.js.br"), "as if compressed");
}

function collector(lines: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
}
