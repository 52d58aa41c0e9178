import { parse } from "valibot";
import { MessagesAnswer, UnreadAnswer } from "../../src/shared/protocol/bodies.ts";
import { MESSAGES_A_PAGE } from "../../src/shared/protocol/limits.ts";
import { spreadOf } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import { addPerson, type Clinic, type ClinicMember, type ClinicThread, makeThread } from "../stage/clinic.ts";
import { type House, openHouse } from "../stage/house.ts";
import { manyAtOnce } from "../stage/many-at-once.ts";
import { say } from "../stage/messages.ts";
import type { ServerProcess } from "../stage/server-process.ts";
import type { Stage } from "../stage/stage.ts";
import { timedGet } from "../stage/timed-get.ts";

const LONG_THREAD = 10_000;
const MANY_THREADS = 1_000;
const UNREAD_A_THREAD = 3;
const HOUR_MS = 60 * 60_000;

interface Scene {
  readonly house: House;
  readonly longThread: ClinicThread;
  /** Somebody in very many threads, with unread messages in each. */
  readonly busy: ClinicMember;
  readonly names: { readonly page: string; readonly badge: string };
}

/** Opening a very long thread, and the badge of a person in very many. */
export async function queries(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const house = await openHouse(folders);
  const scene = await prepare(house, clinic, stage.options.quick ? 10 : 1);
  const times = stage.options.quick ? 50 : 500;
  const direct = await ofStore(scene, times);
  await house.close();
  const server = await stage.startServer(folders);
  return [...direct, ...(await overHttp(server, scene, times))];
}

async function prepare(house: House, clinic: Clinic, divisor: number): Promise<Scene> {
  const [longThread] = clinic.threads as [ClinicThread];
  const lines = Array.from({ length: LONG_THREAD / divisor }, (_, index) => line(longThread, index % 5));
  await manyAtOnce(lines, (one) => say(house, one));
  const busy = await addPerson(house, clinic.organisationId, 1_000_000);
  const others = clinic.threads.flatMap(({ members }) => members).slice(0, MANY_THREADS / divisor);
  const chats = await manyAtOnce(others, (person) =>
    makeThread(house, clinic.organisationId, [person, busy]),
  );
  const unread = chats.flatMap((chat) => Array.from({ length: UNREAD_A_THREAD }, () => line(chat, 0)));
  await manyAtOnce(unread, (one) => say(house, one));
  const length = lines.length.toLocaleString("en");
  const names = {
    page: `a thread of ${length} messages`,
    badge: `badge of a person in ${chats.length.toLocaleString("en")} threads`,
  };
  return { house, longThread, busy, names };
}

function line(thread: ClinicThread, author: number) {
  const at = Date.now();
  const { personId } = thread.members[author] as ClinicMember;
  return { threadId: thread.id, authorId: personId, at, expiresAt: at + 24 * HOUR_MS };
}

async function ofStore({ house, longThread, busy, names }: Scene, times: number): Promise<Finding[]> {
  const [reader] = longThread.members as [ClinicMember];
  const page = await medianOf(times, async () => {
    const view = await house.threads.view(reader.personId, longThread.id);
    if (!view) throw new Error("The thread is not there.");
    const { messages } = await house.messages.page(view, { limit: MESSAGES_A_PAGE, now: Date.now() });
    for (const message of messages) {
      if ((await house.sealer.open(message)) === undefined) throw new Error("A message does not open.");
    }
  });
  const badge = await medianOf(times, () => house.positions.unread(busy.personId, Date.now()));
  return [
    { name: `${names.page}: newest page read and unsealed`, figure: page, unit: "ms" },
    { name: `${names.badge}: query`, figure: badge, unit: "ms", target: { atMost: 1 } },
  ];
}

async function overHttp(
  server: ServerProcess,
  { longThread, busy, names }: Scene,
  times: number,
): Promise<Finding[]> {
  const [reader] = longThread.members as [ClinicMember];
  const pagePath = `/api/threads/${longThread.id}/messages`;
  const first = await timedGet(server.port, pagePath, reader.token);
  const { messages, older } = parse(MessagesAnswer, JSON.parse(first.body));
  if (messages.length !== MESSAGES_A_PAGE || !older)
    throw new Error("The page of the long thread is not a full one.");
  const { unread } = parse(
    UnreadAnswer,
    JSON.parse((await timedGet(server.port, "/api/unread", busy.token)).body),
  );
  const page = await medianOf(times, () => timedGet(server.port, pagePath, reader.token));
  const badge = await medianOf(times, () => timedGet(server.port, "/api/unread", busy.token));
  return [
    { name: `${names.page}: opened over HTTP`, figure: page, unit: "ms" },
    {
      name: `${names.badge}: over HTTP`,
      figure: badge,
      unit: "ms",
      note: `${unread} unread`,
    },
  ];
}

/** How long `deed` takes, in ms, after it has been done a few times to warm up. */
async function medianOf(times: number, deed: () => Promise<unknown>): Promise<number> {
  for (let time = 0; time < times / 10; time += 1) await deed();
  const took = new Float64Array(times);
  for (let time = 0; time < times; time += 1) {
    const begin = performance.now();
    await deed();
    took[time] = performance.now() - begin;
  }
  return spreadOf(took).p50;
}
