import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Writable } from "node:stream";
import pino from "pino";
import { assemble, type Clinic } from "../../src/server/assemble.ts";
import { readConfig } from "../../src/server/config/config.ts";
import type { Environment } from "../../src/server/config/environment.ts";
import type { OrganisationId, PersonId, SessionId, ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { Role } from "../../src/shared/protocol/parts.ts";
import { afterwards, type Ending } from "./afterwards.ts";
import { DAY, HOUR, MovableClock } from "./movable-clock.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface ClinicOptions {
  /** Holds `data` and `data-keys`. */
  readonly folder?: string;
  readonly clock?: MovableClock;
  /** Let the house's jobs run by themselves; otherwise a test calls the deeds. */
  readonly jobs?: boolean;
  /** What else the environment says. */
  readonly environment?: Environment;
  /** Started with --demo; filling it is the test's. */
  readonly demo?: boolean;
}

/** The real server in the test's own process, so that the test can move its clock and call its deeds. */
export async function openClinic(t: Ending, options: ClinicOptions = {}): Promise<OpenClinic> {
  const folder = options.folder ?? temporaryFolder(t);
  const clock = options.clock ?? new MovableClock();
  const log: string[] = [];
  const config = readConfig(
    { PORT: "0", DATA_DIR: join(folder, "data"), LOG_LEVEL: "debug", ...options.environment },
    options.demo ? ["--demo"] : [],
  );
  const stream = new Writable({
    write(line, _encoding, done) {
      log.push(String(line));
      done();
    },
  });
  const clinic = await assemble(config, {
    clock,
    log: pino({ level: "trace" }, stream),
    jobs: options.jobs ?? false,
  });
  const open = new OpenClinic(clinic, { folder, clock, log });
  afterwards(t, () => open.close());
  await clinic.app.listen({ port: 0, host: "127.0.0.1" });
  return open;
}

interface Parts {
  readonly folder: string;
  readonly clock: MovableClock;
  readonly log: readonly string[];
}

export class OpenClinic {
  readonly clinic: Clinic;
  readonly clock: MovableClock;
  readonly folder: string;
  readonly #log: readonly string[];
  #closing: Promise<void> | undefined;

  constructor(clinic: Clinic, { folder, clock, log }: Parts) {
    this.clinic = clinic;
    this.folder = folder;
    this.clock = clock;
    this.#log = log;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.clinic.app.server.address() as AddressInfo).port}`;
  }

  get dataFolder(): string {
    return join(this.folder, "data");
  }

  get keysFolder(): string {
    return join(this.folder, "data-keys");
  }

  /** Everything that went to the log, at every level. */
  get logged(): string {
    return this.#log.join("");
  }

  get deeds(): Clinic["deeds"] {
    return this.clinic.deeds;
  }

  /** The first organisation, with its administrator. */
  async setUp(retentionMs: number = DAY): Promise<Person> {
    const { people, secrets } = this.clinic.ports;
    const id = secrets.identifier() as OrganisationId;
    const administrator = this.#newPerson(id, "Ona Example", ["administrator", "participant"]);
    await people.setUp({ id, name: "Example Clinic", retentionMs, emergencyNumber: "911" }, administrator);
    return administrator;
  }

  /** Another organisation, as no screen of this version can make one. @returns its host */
  async addOrganisation(name: string, host: string): Promise<Person> {
    const id = this.clinic.ports.secrets.identifier() as OrganisationId;
    const database = new DatabaseSync(join(this.dataFolder, "clinic.db"));
    database.exec("PRAGMA busy_timeout = 5000");
    database
      .prepare("INSERT INTO organisations (id, name, retention_ms, emergency_number) VALUES (?, ?, ?, '911')")
      .run(id, name, DAY);
    database.close();
    return this.add(id, host, ["host", "participant"]);
  }

  async add(
    organisationId: OrganisationId,
    name: string,
    roles: readonly Role[] = ["participant"],
  ): Promise<Person> {
    const person = this.#newPerson(organisationId, name, roles);
    await this.clinic.ports.people.add(person);
    return person;
  }

  /** @returns the `Cookie` header of a new session, without the work of a password */
  async cookieOf(person: Person): Promise<string> {
    const { sessions, secrets } = this.clinic.ports;
    const token = secrets.token();
    const now = this.clock.now();
    const hash = secrets.hashToken(token);
    const id = secrets.identifier() as SessionId;
    await sessions.start({ id, hash, personId: person.id, now, endsAt: now + 12 * HOUR });
    return `session=${token}`;
  }

  /** As if they had just signed in: the session ends as the organisation has set it. @returns the `Cookie` header */
  async signedInCookieOf(person: Person): Promise<string> {
    const { sessions, secrets } = this.clinic.ports;
    const token = secrets.token();
    const hash = secrets.hashToken(token);
    const id = secrets.identifier() as SessionId;
    const session = { id, hash, personId: person.id, now: this.clock.now(), firstFactor: {} };
    await sessions.startOfAccount(session);
    return `session=${token}`;
  }

  async threadOf(first: Person, ...others: readonly Person[]): Promise<ThreadId> {
    const { threads, secrets } = this.clinic.ports;
    const members = [first, ...others].map(({ id }) => id);
    const { organisationId } = first;
    const threadId = secrets.identifier() as ThreadId;
    return (await threads.findOrCreate({ threadId, organisationId, members, now: this.clock.now() }))
      .threadId;
  }

  close(): Promise<void> {
    this.#closing ??= this.clinic.close();
    return this.#closing;
  }

  #newPerson(organisationId: OrganisationId, name: string, roles: readonly Role[]) {
    const id = this.clinic.ports.secrets.identifier() as PersonId;
    const email = `person-${id}@clinic.example`;
    return {
      id,
      organisationId,
      name,
      email,
      roles,
      guest: false,
      passwordHash: undefined,
      now: this.clock.now(),
    };
  }
}
