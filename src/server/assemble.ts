import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { DeedsUnderWay } from "./actions/deeds-under-way.ts";
import { measuredDeeds } from "./actions/measured-deeds.ts";
import { recordEvents } from "./actions/record-events.ts";
import { composeDeeds, type Deeds } from "./compose-deeds.ts";
import { composeOperations } from "./compose-operations.ts";
import type { Config } from "./config/config.ts";
import { readInlineHashes } from "./config/inline-hashes.ts";
import { localUrl } from "./config/local-url.ts";
import { ACCOUNTS } from "./demo/riverside-clinic.ts";
import type { Millis, PersonId } from "./domain/identifiers.ts";
import type { Person } from "./domain/person.ts";
import { Refusal } from "./domain/refusal.ts";
import { AnnounceInProcess } from "./fanout/announce-in-process.ts";
import { openFileBlobs } from "./files/open-file-blobs.ts";
import { openScanning } from "./files/open-scanning.ts";
import { buildHttp } from "./http/build-http.ts";
import { isSecure } from "./http/http-config.ts";
import { networkOfSocket } from "./http/network-of-socket.ts";
import { isOwnOrigin } from "./http/own-origin.ts";
import { recogniseCookies } from "./http/recognise-cookies.ts";
import { AfterTheAnswer } from "./jobs/after-the-answer.ts";
import { housekeeping } from "./jobs/housekeeping.ts";
import { JobTimes } from "./jobs/job-times.ts";
import { runEvery } from "./jobs/run-every.ts";
import { type OpenedCarriers, openCarriers } from "./letters/open-carriers.ts";
import { CountedInMemory } from "./metrics/counted-in-memory.ts";
import { openLog } from "./open-log.ts";
import type { Clock } from "./ports/clock.ts";
import type { PeopleStore } from "./ports/people-store.ts";
import type { PostOffice } from "./ports/post-office.ts";
import { openRealtime, type Realtime } from "./realtime/open-realtime.ts";
import { OpenIdProvider } from "./sign-on/open-id-provider.ts";
import { openStore } from "./store/open-store.ts";
import { RememberedViews } from "./store/remembered-views.ts";
import { auditChain } from "./vault/audit-chain.ts";
import { openVault } from "./vault/open-vault.ts";
import { passwords } from "./vault/passwords.ts";
import { secrets } from "./vault/secrets.ts";
import { signatureCheck } from "./vault/signing-key.ts";
import { whereFrom } from "./where-from.ts";

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
  const measures = new CountedInMemory();
  const log = around.log ?? openLog(config.logLevel, measures);
  const vault = await openVault(config.keysFolder);
  const store = await openStore(config);
  const blobs = await openFileBlobs(config);
  const announcements = new AnnounceInProcess();
  const views = new RememberedViews(store.threads, clock);
  announcements.subscribe((told) => {
    if (told.kind === "members") views.forget(told.threadId);
    if (told.kind === "organisation-changed") views.forgetAll();
  });
  announcements.subscribe((told) => told.kind === "person-changed" && views.forgetPerson(told.personId));
  const carried = await openCarriers(config, clock);
  log.info(carried.ways, "which way letters go");
  const live: Live = {};
  const later = new AfterTheAnswer(log);
  const jobTimes = new JobTimes();
  const from = whereFrom();
  const ports = {
    ...store,
    ...vault,
    whereFrom: from,
    signatureCheck,
    audit: recordEvents({ auditRows: store.auditRows, chain: auditChain, whereFrom: from, clock }),
    blobs,
    scanning: openScanning(config.scan, log),
    details: await vault.sealDetails(store.organisationKeys),
    views,
    announcements,
    passwords: passwords(),
    secrets,
    jobWatch: jobTimes,
    whoIsHere: { isOnline: (id: PersonId) => live.realtime?.isOnline(id) ?? false },
    postOffice: postOffice(config, carried, live),
    carriers: carried.carriers,
    outbox: carried.outbox,
    signatures: carried.signatures,
    signOnProvider: new OpenIdProvider({ clock, plainOnLoopback: !isSecure(config) }),
    later,
    clock,
    log,
  };
  const underWay = new DeedsUnderWay();
  const deeds = underWay.watched(measuredDeeds(composeDeeds(ports), measures));
  const connections = () => live.realtime?.connections() ?? 0;
  const operations = composeOperations({ ...ports, measures, connections }, config);
  await deeds.followChatSwitch();
  const pageFolder = fileURLToPath(new URL("../../dist/client", import.meta.url));
  const app = await buildHttp({
    deeds: {
      ...deeds,
      operations,
      listThreads: listThreadsWithPresence(deeds, live),
      listOutbox: () => listOutbox(config, ports),
    },
    from,
    config: { ...config, pageFolder, inline: readInlineHashes(pageFolder) },
    logger: log,
  });
  const realtime = openRealtime(app.server, {
    ...ports,
    ...deeds,
    signedIn: (cookies) => recogniseCookies(deeds, cookies, isSecure(config)),
    isOwnOrigin: ({ headers }) => isOwnOrigin(headers, config),
    networkOf: networkOfSocket(config),
    from,
  });
  live.realtime = realtime;
  live.address = () => app.server.address() as AddressInfo | null;
  if (around.jobs !== false) live.wake = () => wake(deeds, log);
  const stopJobs =
    around.jobs === false ? [] : housekeeping(deeds).map((job) => runEvery(job, log, jobTimes));
  return {
    app,
    deeds,
    ports,
    url: ports.postOffice.publicUrl,
    /** In order: no new work, then the work under way, then the disk. */
    async close(): Promise<void> {
      operations.stop();
      realtime.close();
      const late = setTimeout(() => app.server.closeAllConnections(), REQUESTS_END_WITHIN_MS);
      await app.close();
      clearTimeout(late);
      await Promise.all(stopJobs.map((stop) => stop()));
      await later.settled();
      await underWay.settled();
      await deeds.recordLeftOut("the minute's rest, too");
      const lettersEnd = deeds.lettersLeave.stop();
      await carried.close();
      await lettersEnd;
      await store.close();
      log.info("the server has stopped");
    },
  };
}

/** What is there only when everything else is. */
interface Live {
  realtime?: Realtime;
  address?: () => AddressInfo | null;
  wake?: () => void;
}

function postOffice(
  config: Config,
  { carriers, ways }: Pick<OpenedCarriers, "carriers" | "ways">,
  live: Live,
): PostOffice {
  return {
    channels: new Set((["sms", "email"] as const).filter((channel) => carriers[channel])),
    mailLeaves: ways.email === "smtp",
    publicUrl: () => config.publicUrl ?? localUrl(config, live.address?.()?.port ?? config.port),
    wake: () => live.wake?.(),
  };
}

function wake({ lettersLeave }: Pick<Deeds, "lettersLeave">, log: Logger): void {
  lettersLeave
    .turn()
    .catch((error: unknown) => log.error({ error: String(error) }, "letters wait for the next turn"));
}

/**
 * The outbox holds links that let people in, so it is open only where everybody is made up: in the demo, and there
 * only when the organisation is the demo's and not one that was here before.
 * @throws Refusal `not-found`
 */
async function listOutbox(
  { demo }: Config,
  { people, outbox }: { people: PeopleStore; outbox: OpenedCarriers["outbox"] },
) {
  if (!demo || !(await people.credentials(ACCOUNTS.ona.email))) throw new Refusal("not-found");
  return { letters: [...(await outbox.list())] };
}

/** Who is online is known to the sockets, and the list over HTTP tells it too. */
function listThreadsWithPresence({ listThreads }: Pick<Deeds, "listThreads">, live: Live) {
  return async (person: Person, before?: Millis) => {
    const list = await listThreads(person, before);
    const members = list.threads.flatMap((thread) => thread.members.map((member) => member.id as PersonId));
    return { ...list, online: live.realtime?.online(members) ?? [] };
  };
}
