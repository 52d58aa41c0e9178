import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AccountHolder, openAccountClinic, PASSWORD, told } from "../../../test/harness/account-holder.ts";
import { browserOf } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

const MINUTE = 60_000;
const MANY = 1_000;
const WRONG = "the grey heron flies away";

let clinic: HttpClinic;
let looked: (string | undefined)[];
before(async () => {
  clinic = await openAccountClinic();
  const { passwords } = clinic.ports;
  const matches = passwords.matches.bind(passwords);
  Object.assign(passwords, {
    matches(password: string, stored: string | undefined) {
      looked.push(stored);
      return matches(password, stored);
    },
  });
});
after(() => clinic.close());

type Answer = Awaited<ReturnType<HttpClinic["ask"]>>;

function counted(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { json, status } of answers) {
    const what = json?.code ?? String(status);
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

async function guess(email: string, network: string, password = WRONG): Promise<Answer> {
  const browser = await browserOf(clinic, undefined, network);
  return browser.ask("POST", "/api/sign-in", { body: { email, password } });
}

test("of a thousand guesses for one account at once, from a thousand networks, ten are looked at", async () => {
  const { person } = await AccountHolder.of(clinic);
  looked = [];
  const networks = Array.from({ length: MANY }, (_, n) => `203.0.${n >> 8}.${n & 255}`);
  const answers = await Promise.all(networks.map((network) => guess(person.email, network)));
  assert.deepEqual(counted(answers), { "sign-in-failed": 10, "sign-in-too-often": MANY - 10 });
  assert.equal(looked.length, 10);
});

test("of a thousand guesses one after the other ten are looked at in each 15 minutes, and then it goes on: nobody is locked out for good", async () => {
  const ana = await AccountHolder.of(clinic);
  const known = await ana.elsewhere();
  assert.equal((await known.signIn()).status, 204);
  looked = [];
  const answers: Answer[] = [];
  for (let n = 0; n < MANY; n += 1) answers.push(await guess(ana.person.email, `203.1.${n >> 8}.${n & 255}`));
  assert.deepEqual(counted(answers), { "sign-in-failed": 10, "sign-in-too-often": MANY - 10 });
  assert.equal(looked.length, 10);
  assert.deepEqual(told(await ana.signIn()), [429, "sign-in-too-often"]);
  assert.equal((await known.signIn()).status, 204); // where they were before, strangers keep nobody out
  clinic.time.now += 15 * MINUTE;
  assert.equal((await ana.signIn()).status, 204);
});

test("of a thousand guesses from one network, each for another account, a hundred are looked at", async () => {
  looked = [];
  const answers: Answer[] = [];
  for (let n = 0; n < MANY; n += 1) answers.push(await guess(`person.${n}@riverside.example`, "203.2.0.1"));
  assert.deepEqual(counted(answers), { "sign-in-failed": 100, "sign-in-too-often": MANY - 100 });
});

test("a flood for many accounts makes others wait, and does not count against them", async () => {
  const ana = await AccountHolder.of(clinic);
  looked = [];
  const flood = Array.from({ length: 300 }, (_, n) =>
    guess(`flood.${n}@riverside.example`, `203.3.${n >> 8}.${n & 255}`),
  );
  const counts = counted(await Promise.all(flood));
  assert.ok((counts["too-fast"] ?? 0) > 0);
  assert.equal((counts["too-fast"] ?? 0) + (counts["sign-in-failed"] ?? 0), 300);
  assert.equal((await ana.signIn()).status, 204);
});

test("what is looked at is the same for an account, for none, for one without a password and for a deactivated one", async () => {
  const [ana, gone] = [await AccountHolder.of(clinic), await AccountHolder.of(clinic)];
  clinic.sql("UPDATE people SET deactivated_at = 1 WHERE id = ?", gone.person.id);
  const invited = await clinic.addPerson(ana.person.organisationId, "Ina Invited", ["participant"]);
  looked = [];
  const emails = [
    ana.person.email,
    "nobody@riverside.example",
    invited.email,
    gone.person.email,
    "no address",
  ];
  const answers = [];
  for (const [n, email] of emails.entries()) answers.push(await guess(email, `203.4.0.${n}`));
  assert.equal(looked.length, emails.length); // the slow function runs for each of them
  assert.deepEqual(
    looked.map((stored) => stored !== undefined),
    [true, false, false, false, false],
  );
  const [first, ...others] = answers.map(({ status, text, headers }) => [
    status,
    text,
    Object.keys(headers).sort(),
  ]);
  for (const other of others) assert.deepEqual(other, first);
});

test("an account that does not exist is slowed down like one that does", async () => {
  for (let n = 0; n < 10; n += 1) await guess("never@riverside.example", `203.5.0.${n}`);
  const answer = await guess("never@riverside.example", "203.5.0.99", PASSWORD);
  assert.deepEqual(told(answer), [429, "sign-in-too-often"]);
});

test("no header makes another network of one: only what a trusted proxy adds last is believed", async (t) => {
  const open = await openHttpClinic();
  t.after(() => open.close());
  for (const at of [open, clinic]) {
    const answers: Answer[] = [];
    for (let n = 0; n < 101; n += 1) {
      const forged = `198.51.100.${n}`;
      const proxied = at === clinic ? `${forged}, 203.6.0.1` : forged;
      const headers = {
        "x-forwarded-for": proxied,
        forwarded: `for=${forged}`,
        "x-real-ip": forged,
        "client-ip": forged,
        "x-client-ip": forged,
        "cf-connecting-ip": forged,
        "true-client-ip": forged,
      };
      const body = { email: `header.${n}@riverside.example`, password: WRONG };
      answers.push(await at.ask("POST", "/api/sign-in", { headers, body }));
    }
    assert.deepEqual(counted(answers), { "sign-in-failed": 100, "sign-in-too-often": 1 });
  }
});

test("of many attempts at once from one network so many wait that others need not", async () => {
  looked = [];
  const flood = Array.from({ length: 60 }, (_, n) => guess(`wave.${n}@riverside.example`, `203.4.0.${n}`));
  const counts = counted(await Promise.all(flood));
  assert.equal((counts["sign-in-failed"] ?? 0) + (counts["too-fast"] ?? 0), 60);
  assert.ok(looked.length < 40, String(looked.length));
});

test("what is open to everybody takes no flood of secrets from a network, whatever the address", async () => {
  for (const [path, body] of [
    ["/api/welcome", { secret: "x".repeat(43), password: WRONG }],
    ["/api/links/look", { secret: "x".repeat(43) }],
    ["/api/set-up", { secret: "x".repeat(43) }],
  ] as const) {
    const codes = new Set<string>();
    for (let n = 0; n < 600 && !codes.has("too-fast"); n += 1) {
      const browser = await browserOf(clinic, undefined, `2001:db8:${path.length}:${n.toString(16)}::1`);
      codes.add((await browser.ask("POST", path, { body })).json?.code);
    }
    assert.ok(codes.has("too-fast"), path);
  }
});
