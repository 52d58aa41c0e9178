import type { ColleagueStore } from "../ports/colleague-store.ts";
import type { ExpiredMessages, MessageStore } from "../ports/message-store.ts";
import type { LinkStore, PeopleStore, SessionStore } from "../ports/people-store.ts";
import type { SupportStore } from "../ports/support-store.ts";
import type { PositionStore, ThreadStore } from "../ports/thread-store.ts";
import { type AccountStores, accountsOver } from "./accounts-over.ts";
import { type AuditStores, auditOver } from "./audit-over.ts";
import { colleaguesOver } from "./colleagues-over.ts";
import type { Engine } from "./deeds.ts";
import { type FileStores, filesOver } from "./files-over.ts";
import { type GuestsStore, guestsOver } from "./guests-store.ts";
import type { Soiled } from "./soiled.ts";
import { supportOver } from "./support-over.ts";

export interface Store extends GuestsStore, FileStores, AccountStores, AuditStores {
  readonly messages: MessageStore;
  readonly expired: ExpiredMessages;
  readonly threads: ThreadStore;
  readonly positions: PositionStore;
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly support: SupportStore;
  readonly colleagues: ColleagueStore;
  /** Finishes what was begun; whatever is asked afterwards is refused. */
  close(): Promise<void>;
}

/** The ports over an engine: the same for every engine, so that none can differ. */
export function storeOver(engine: Engine): Store {
  const soiled: Soiled = { since: true };
  return {
    messages: messagesOver(engine, soiled),
    expired: expiredOver(engine, soiled),
    ...filesOver(engine, soiled),
    ...auditOver(engine),
    threads: {
      view: (personId, threadId) => engine.read("view", personId, threadId),
      record: (view, now) => engine.read("record", view, now),
      list: (personId, query) => engine.read("list", personId, query),
      findOrCreate: (thread) => engine.write("findOrCreate", thread),
      threadsOf: (personId) => engine.read("threadsOf", personId),
      members: (threadId) => engine.read("members", threadId),
      addMembers: (threadId, people, how) => engine.write("addMembers", threadId, people, how),
      removeMember: (threadId, personId, now) => engine.write("removeMember", threadId, personId, now),
    },
    positions: {
      advance: (personId, threadId, to, now) => engine.write("advance", personId, threadId, to, now),
      unread: (personId, now) => engine.read("unread", personId, now),
      lastRead: (personId) => engine.read("lastRead", personId),
    },
    people: peopleOver(engine),
    colleagues: colleaguesOver(engine, soiled),
    sessions: {
      start: (session) => engine.write("startSession", session),
      startOfAccount: (session) => engine.write("startSessionOfAccount", session),
      nameDevice: (id, device) => engine.write("nameDevice", id, device),
      active: (id, now) => engine.write("sessionActive", id, now),
      find: (hash, now) => engine.read("findSession", hash, now),
      proved: (id, now) => engine.write("sessionProved", id, now),
      listOf: (personId, now) => engine.read("listSessions", personId, now),
      end: (id) => engine.write("endSession", id),
      endOf: (personId, id) => engine.write("endSessionOf", personId, id),
      endOthers: (personId, except) => engine.write("endSessionsOf", personId, except),
      endAllOf: (personId) => engine.write("endSessionsOf", personId, 0),
      applyLogOffTimes: (organisationId, now) => engine.write("applyLogOffTimes", organisationId, now),
      eraseEnded: (now) => engine.write("eraseEnded", now),
    },
    links: {
      put: (hash, purpose, endsAt) => engine.write("putLink", hash, purpose, endsAt),
      look: (hash, now) => engine.read("lookAtLink", hash, now),
      take: (hash, now) => engine.write("takeLink", hash, now),
    },
    support: supportOver(engine),
    ...guestsOver(engine, soiled),
    ...accountsOver(engine),
    close: () => engine.close(),
  };
}

function expiredOver(engine: Engine, soiled: Soiled): ExpiredMessages {
  const soils = (erased: number): number => {
    soiled.since ||= erased > 0;
    return erased;
  };
  return {
    blank: async (now, limit) => soils(await engine.write("blank", now, limit)),
    erase: async (now, limit) => soils(await engine.write("erase", now, limit)),
    async scrub() {
      if (!soiled.since) return;
      soiled.since = false;
      await engine.scrub().catch((problem: unknown) => {
        soiled.since = true;
        throw problem;
      });
    },
    epochsHolding: (organisationId, epochs) => engine.read("epochsHolding", organisationId, epochs),
  };
}

function messagesOver(engine: Engine, soiled: Soiled): MessageStore {
  return {
    async append({ thread }, message) {
      const { threadId, organisationId, authorId, clientId, at, expiresAt, epoch, body } = message;
      if (thread.threadId !== threadId || thread.viewer.personId !== authorId) {
        throw new TypeError("the permit is for another thread or author than the message");
      }
      const answer = await engine.write(
        "append",
        threadId,
        organisationId,
        authorId,
        clientId,
        at,
        expiresAt,
        epoch,
        body,
      );
      return typeof answer === "number" ? { seq: answer, at, expiresAt, again: false } : answer;
    },
    page: (view, query) => engine.read("page", view, query),
    changes: (view, query) => engine.read("changes", view, query),
    find: (view, seq, now) => engine.read("find", view, seq, now),
    async remove({ thread, seq }) {
      const { personId, seesAfter } = thread.viewer;
      const version = await engine.write("remove", personId, thread.threadId, seesAfter, seq);
      soiled.since ||= version !== undefined;
      return version;
    },
  };
}

function peopleOver(engine: Engine): PeopleStore {
  return {
    setUp: (organisation, administrator) => engine.write("setUp", organisation, administrator),
    organisation: (id) => engine.read("organisation", id),
    settings: (id) => engine.read("organisationSettings", id),
    saveSettings: (id, settings) => engine.write("saveOrganisationSettings", id, settings),
    anyOrganisation: () => engine.read("anyOrganisation"),
    add: (person) => engine.write("addPerson", person),
    byId: (id) => engine.read("personById", id),
    credentials: (email) => engine.read("credentials", email),
    setPassword: (personId, passwordHash, short = false) =>
      engine.write("setPassword", personId, passwordHash, short),
    search: (organisationId, query, limit) => engine.read("searchPeople", organisationId, query, limit),
    all: (organisationId) => engine.read("everybody", organisationId),
  };
}
