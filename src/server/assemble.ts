import { fileURLToPath } from "node:url";
import pino, { type Logger } from "pino";
import { composeDeeds, type Deeds } from "./compose-deeds.ts";
import type { Config } from "./config/config.ts";
import { readInlineHashes } from "./config/inline-hashes.ts";
import type { Millis, PersonId } from "./domain/identifiers.ts";
import type { Person } from "./domain/person.ts";
import { AnnounceInProcess } from "./fanout/announce-in-process.ts";
import { buildHttp } from "./http/build-http.ts";
import { isSecure } from "./http/http-config.ts";
import { isOwnOrigin } from "./http/own-origin.ts";
import { readSessionCookie } from "./http/session-cookie.ts";
import { AfterTheAnswer } from "./jobs/after-the-answer.ts";
import { housekeeping } from "./jobs/housekeeping.ts";
import { runEvery } from "./jobs/run-every.ts";
import type { Clock } from "./ports/clock.ts";
import { openRealtime, type Realtime } from "./realtime/open-realtime.ts";
import { openStore } from "./store/open-store.ts";
import { RememberedViews } from "./store/remembered-views.ts";
import { openVault } from "./vault/open-vault.ts";
import { passwords } from "./vault/passwords.ts";
import { secrets } from "./vault/secrets.ts";

/** Longer than any deed takes: what is still open then is a request that does not end. */
const REQUESTS_END_WITHIN_MS = 5_000;

/** What a test may replace: time, where the log goes, and whether jobs run by themselves. */
export interface Around {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly jobs?: boolean;
}

export type Clinic = Awaited<ReturnType<typeof assemble>>;

/** Opens everything that the config names and joins it: the only function that knows every adapter. */
export async function assemble(config: Config, around: Around = {}) {
  const clock = around.clock ?? { now: Date.now };
  const log = around.log ?? pino({ level: config.logLevel, base: null });
  const vault = await openVault(config.keysFolder);
  const store = await openStore(config);
  const announcements = new AnnounceInProcess();
  const views = new RememberedViews(store.threads, clock);
  announcements.subscribe((told) => told.kind === "members" && views.forget(told.threadId));
  const live: { realtime?: Realtime } = {};
  const later = new AfterTheAnswer(log);
  const ports = {
    ...store,
    ...vault,
    details: vault.sealDetails(store.organisationKeys),
    views,
    announcements,
    passwords: passwords(),
    secrets,
    whoIsHere: { isOnline: (id: PersonId) => live.realtime?.isOnline(id) ?? false },
    later,
    clock,
    log,
  };
  const deeds = composeDeeds(ports);
  const pageFolder = fileURLToPath(new URL("../../dist/client", import.meta.url));
  const app = await buildHttp({
    deeds: { ...deeds, listThreads: listThreadsWithPresence(deeds, live) },
    config: { ...config, pageFolder, inline: readInlineHashes(pageFolder) },
    logger: log,
  });
  const realtime = openRealtime(app.server, {
    ...ports,
    ...deeds,
    signedIn: async (cookies) => {
      const token = readSessionCookie(cookies, isSecure(config));
      return token ? deeds.recogniseSession(token) : undefined;
    },
    isOwnOrigin: ({ headers }) => isOwnOrigin(headers, config),
  });
  live.realtime = realtime;
  const stopJobs = around.jobs === false ? [] : housekeeping(deeds).map((job) => runEvery(job, log));
  return {
    app,
    deeds,
    ports,
    /** In order: no new work, then the work under way, then the disk. */
    async close(): Promise<void> {
      realtime.close();
      const late = setTimeout(() => app.server.closeAllConnections(), REQUESTS_END_WITHIN_MS);
      await app.close();
      clearTimeout(late);
      await Promise.all(stopJobs.map((stop) => stop()));
      await later.settled();
      await store.close();
    },
  };
}

/** Who is online is known to the sockets, and the list over HTTP tells it too. */
function listThreadsWithPresence({ listThreads }: Pick<Deeds, "listThreads">, live: { realtime?: Realtime }) {
  return async (person: Person, before?: Millis) => {
    const list = await listThreads(person, before);
    const members = list.threads.flatMap((thread) => thread.members.map((member) => member.id as PersonId));
    return { ...list, online: live.realtime?.online(members) ?? [] };
  };
}
