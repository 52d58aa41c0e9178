import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../test/harness/random.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { CodeRecord } from "../ports/access-code-store.ts";
import {
  BY_NAME,
  CODES_ALONE_A_DAY,
  codeAttempts,
  FOR_AN_ADDRESS,
  NAMES_A_DAY,
  type Place,
} from "./code-attempts.ts";
import { joinByCode } from "./join-by-code.ts";

/**
 * "With 1,000 codes alive, whoever commands 10,000 addresses has less than 1 chance in 1,000 a day of entering
 * anything": once by arithmetic from the limits as they stand in the code, once by letting such an attacker loose on
 * the deed itself. SECURITY.md tells it to people.
 */
const ALIVE = 1_000;
const ADDRESSES = 10_000;
const CODES = 1e9;
const LAST_FOURS = 1e4;
const MOST = 1 / 1_000;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("by arithmetic: in any 24 hours it is less than 1 in 1,000", () => {
  const hit = ALIVE / CODES;
  // 24 hours may lie on two days (UTC), each with its codes that need nothing else.
  const alone = 2 * CODES_ALONE_A_DAY * hit;
  const withDigits = ADDRESSES * (FOR_AN_ADDRESS.inADay - BY_NAME.inADay) * (hit / LAST_FOURS);
  const byName = 2 * NAMES_A_DAY * hit; // as if hosts let in everybody who asks
  assert.ok(alone + withDigits + byName < MOST, `${alone} + ${withDigits} + ${byName}`);
  // Who knows the mobile number of one of the thousand has better digits for that one code.
  const knowingOne = ADDRESSES * (FOR_AN_ADDRESS.inADay - BY_NAME.inADay) * (1 / CODES);
  assert.ok(alone + withDigits + byName + knowingOne < MOST);
});

interface Siege {
  readonly random: Random;
  /** Of every code, so many are alive. */
  readonly alive: number;
  /** What was to be done after the answer is done, unless somebody only looks at what is done before it. */
  readonly after?: boolean;
}

/** The deed over a store of which chance decides what is right, and that counts who comes in. */
function besieged({ random, alive, after = true }: Siege) {
  const time = { now: Math.floor(1_800_000_000_000 / DAY) * DAY };
  const seen = { alone: 0, entered: 0, admitted: 0, steps: [] as string[] };
  const chance = (of: number) => random.between(1, 1e9) <= of * 1e9;
  const digits = (many: number) => String(random.between(0, 10 ** many - 1)).padStart(many, "0");
  const warned: string[] = [];
  const wrong = new Map<number, number>();
  const byName = new Map<number, number>();
  const code = (its: string) =>
    ({ personId: 1 as PersonId, threadId: 1 as ThreadId, proofHash: `${its} ${digits(4)}` }) as CodeRecord;
  const codes = {
    async tryCode(tried: string, day: number) {
      const wrongToday = wrong.get(day) ?? 0;
      if (wrongToday < CODES_ALONE_A_DAY) seen.alone += 1;
      if (chance(alive)) return { code: code(tried), wrongToday };
      wrong.set(day, wrongToday + 1);
      return { code: undefined, wrongToday };
    },
    async countWrong(day: number) {
      wrong.set(day, (wrong.get(day) ?? 0) + 1);
    },
    async countByName(day: number) {
      const asked = (byName.get(day) ?? 0) + 1;
      byName.set(day, asked);
      return asked;
    },
    async ask() {
      seen.admitted += 1;
    },
  };
  const secrets = {
    token: () => "as long as any",
    hashToken: (token: string) => token,
    identifier: () => 1,
    same: (one: string, other: string) => one === other,
  };
  const later = {
    do(_what: string, work: () => Promise<void>) {
      if (after) void work();
    },
  };
  const ports = {
    codes: noted(codes, seen.steps),
    secrets: noted(secrets, seen.steps),
    later: noted(later, seen.steps),
    details: noted(
      { hashForAll: (_kind: string, text: string) => text, seal: async () => new Uint8Array() },
      seen.steps,
    ),
    threads: noted({ members: async () => [] }, seen.steps),
    people: { byId: async () => undefined },
    announcements: { announce() {} },
    clock: { now: () => time.now },
    log: { warn: (_about: object, message: string) => warned.push(message) },
  };
  const land = async () => {
    seen.entered += 1;
    return {} as never;
  };
  /** As if wrong ones had come from everywhere. */
  const exhaust = () => wrong.set(Math.floor(time.now / DAY), CODES_ALONE_A_DAY);
  return { time, seen, warned, digits, exhaust, join: joinByCode(ports, codeAttempts(ports), land) };
}

/** Every call of it is a step. */
function noted<T extends object>(port: T, steps: string[]): T {
  return new Proxy(port, {
    get(of, name, receiver) {
      steps.push(String(name));
      return Reflect.get(of, name, receiver);
    },
  });
}

type Besieged = ReturnType<typeof besieged>;

async function answerOf(join: Besieged["join"], form: Parameters<Besieged["join"]>[0], place: Place) {
  try {
    return "admission" in (await join(form, place)) ? "asked" : "in";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Half an hour before midnight and right after it, when codes alone are good for something again; and at the end. */
const ROUNDS = [0, 15 * MINUTE, 30 * MINUTE, 45 * MINUTE, DAY - 1];

/**
 * Ten thousand addresses, each in a network of its own, which together do all that they are let do.
 * @returns how often in all
 */
async function attackFor24Hours(siege: Besieged): Promise<number> {
  const tried = Array.from({ length: ADDRESSES }, () => 0);
  const begin = siege.time.now + DAY - 30 * MINUTE;
  for (const after of ROUNDS) {
    siege.time.now = begin + after;
    const knows = { alone: true };
    for (const [number, before] of tried.entries())
      tried[number] = before + (await attackFrom(siege, number, { before, knows }));
  }
  return tried.reduce((sum, one) => sum + one, 0);
}

/** Until it is refused. A code alone is tried first; then by name, as often as that is allowed; then digits. */
async function attackFrom(
  { join, digits }: Besieged,
  number: number,
  { before, knows }: { before: number; knows: { alone: boolean } },
): Promise<number> {
  const place = { address: `${number}.1`, network: `${number}` };
  for (let tried = 0; ; tried += 1) {
    const proof = before + tried < BY_NAME.inADay ? { name: "A made-up name" } : { lastFour: digits(4) };
    const answer = await answerOf(join, { code: digits(9), ...(!knows.alone && proof) }, place);
    if (answer === "code-too-often") return tried;
    if (answer === "code-second-proof") knows.alone = false;
  }
}

test("by simulation: an attacker with 10,000 addresses, let loose on the deed for 24 hours around midnight", async (t) => {
  const random = new Random(20_261_123);
  // So that chance is seen at work: a hundred thousand times as many codes are alive, and as many entries are meant.
  const times = 100_000;
  const siege = besieged({ random, alive: (ALIVE / CODES) * times });
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // each refusal would bring its own, at a cost that tells nothing
  const tried = await attackFor24Hours(siege);
  Error.stackTraceLimit = stackTraceLimit;
  const { entered, admitted, alone } = siege.seen;
  t.diagnostic(`${entered} entered, ${admitted} were let in by name, at ${times} times the codes`);
  assert.ok(entered > 0 && admitted > 0, "the attack is one");
  assert.ok((entered + admitted) / times < MOST);
  const right = entered + admitted;
  assert.ok(alone <= 2 * CODES_ALONE_A_DAY + right);
  assert.equal(siege.warned.length, 4, "both limits, on each of two days");
  // A right code does not count, so at these odds an address gets a few more than its thirty.
  assert.ok(tried <= ADDRESSES * FOR_AN_ADDRESS.inADay + right);
});

for (const [what, proof] of [
  ["without a second proof", {}],
  ["with four digits", { lastFour: "0142" }],
  ["with a name", { name: "A made-up name" }],
] as const) {
  test(`a right code and a wrong one ${what} take the same steps until the same answer`, async () => {
    const [wrong, right] = await Promise.all(
      [0, 1].map(async (alive) => {
        const { join, seen, exhaust } = besieged({ random: new Random(1), alive, after: false });
        exhaust();
        const place = { address: "192.0.2.1", network: "192.0.2.0/24" };
        return { answer: await answerOf(join, { code: "123456789", ...proof }, place), steps: seen.steps };
      }),
    );
    assert.notEqual(right?.answer, "in");
    assert.deepEqual(right, wrong);
  });
}
