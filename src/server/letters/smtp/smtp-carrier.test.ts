import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type MailServerWays, openMailServer } from "../../../../test/harness/mail-server.ts";
import type { LetterId } from "../../domain/identifiers.ts";
import type { HandedOver } from "../../ports/carriers.ts";
import { testCarrierContract } from "../contract/carrier-contract.ts";
import { openSmtp, type SmtpConfig } from "./open-smtp.ts";

const clock = { now: () => 1_800_000_000_000 };
const LETTER = { to: "maya@mail.example", subject: "A secure chat", text: "Somebody wrote to you.\n" };
const ID = 7 as LetterId;
const yes = () => Promise.resolve(true);

interface Rig extends MailServerWays {
  readonly config?: Partial<SmtpConfig>;
  /** ms; for what would otherwise take minutes. */
  readonly patience?: { readonly beginMs?: number; readonly answerMs?: number; readonly dotAfterMs?: number };
}

async function openRig(t: TestContext, { config, patience, ...ways }: Rig = {}) {
  const server = await openMailServer(t, ways);
  const settings: SmtpConfig = {
    host: "127.0.0.1",
    port: server.port,
    account: undefined,
    from: "Riverside Clinic <chat@clinic.example>",
    encryption: ways.implicit ? "implicit" : "starttls",
    ca: server.ca,
    ...config,
  };
  const times = { beginMs: 20_000, answerMs: 20_000, dotAfterMs: 20, closeMs: 50, ...patience };
  return { server, carrier: openSmtp(settings, clock, times) };
}

for (const [name, ways] of [
  ["SMTP with STARTTLS", {}],
  ["SMTP with TLS from the first byte", { implicit: true }],
] as const) {
  testCarrierContract(name, async (t) => {
    const { server, carrier } = await openRig(t as TestContext, ways);
    return {
      carrier,
      to: LETTER.to,
      arrived: async () => server.arrived.map(({ text }) => text),
      heardOf: async (words) => server.heard.includes(words),
    };
  });
}

test("a mail is from the clinic to one person, marked as automatic, and has the same Message-ID each time", async (t) => {
  const { server, carrier } = await openRig(t);
  await carrier.carry(ID, LETTER, yes);
  await carrier.carry(ID, LETTER, yes);
  const [first, second] = server.arrived;
  assert.deepEqual([first?.from, first?.to], ["chat@clinic.example", ["maya@mail.example"]]);
  assert.match(first?.raw ?? "", /^From: Riverside Clinic <chat@clinic\.example>\r$/m);
  assert.match(first?.raw ?? "", /^Auto-Submitted: auto-generated\r$/m);
  assert.equal(first?.messageId, "<letter-7@clinic.example>");
  assert.equal(second?.messageId, first?.messageId);
});

test("with a user name and a password the server is signed in to, and a wrong one is told apart", async (t) => {
  const account = { user: "chat", password: "a long pass phrase" };
  const right = await openRig(t, { account, config: { account } });
  assert.equal((await right.carrier.carry(ID, LETTER, yes)).outcome, "sent");
  const wrong = await openRig(t, { account, config: { account: { user: "chat", password: "guessed" } } });
  const ended = await wrong.carrier.carry(ID, LETTER, yes);
  assert.deepEqual(ended, { outcome: "later", problem: "sign-in-refused" });
});

test("without TLS nothing is sent, no password and no word, unless the installation was told to", async (t) => {
  const account = { user: "chat", password: "a long pass phrase" };
  const { server, carrier } = await openRig(t, { plain: true, account, config: { account } });
  assert.deepEqual(await carrier.carry(ID, LETTER, yes), { outcome: "later", problem: "not-encrypted" });
  assert.equal(server.begun, 0);
  const told = await openRig(t, { plain: true, config: { encryption: "off" } });
  assert.equal((await told.carrier.carry(ID, LETTER, yes)).outcome, "sent");
});

test("a certificate that nobody vouches for is no encryption", async (t) => {
  for (const implicit of [false, true]) {
    const { server, carrier } = await openRig(t, { implicit, config: { ca: undefined } });
    assert.deepEqual(await carrier.carry(ID, LETTER, yes), { outcome: "later", problem: "not-encrypted" });
    assert.equal(server.begun, 0);
  }
});

const REFUSED: readonly [title: string, ways: MailServerWays, ended: HandedOver][] = [
  [
    "an address that is refused for good is not tried again",
    { toRecipient: { code: 550, text: "No such user" } },
    { outcome: "never", problem: "address-refused" },
  ],
  [
    "an address that is refused for now is tried later",
    { toRecipient: { code: 450, text: "Mailbox busy" } },
    { outcome: "later", problem: "refused-for-now" },
  ],
  [
    "a sender that is refused for good is not tried again",
    { toSender: { code: 550, text: "You may not" } },
    { outcome: "never", problem: "letter-refused" },
  ],
  [
    "a letter that is refused for good is not tried again",
    { toLetter: { code: 554, text: "Spam" } },
    { outcome: "never", problem: "letter-refused" },
  ],
  [
    "a letter that is refused for now is tried later: it was not taken",
    { toLetter: { code: 451, text: "Disk full" } },
    { outcome: "later", problem: "refused-for-now" },
  ],
  [
    "a server that hangs up at once is tried later",
    { breaksOff: "greeting" },
    { outcome: "later", problem: "unreachable" },
  ],
  [
    "a server that breaks off in the middle of the letter has not got it: it is tried later",
    { breaksOff: "in the letter" },
    { outcome: "later", problem: "broke-off" },
  ],
  [
    "a server that breaks off after the dot may have the letter: it is not sent again",
    { breaksOff: "after the dot" },
    { outcome: "unknown", problem: "may-have-arrived" },
  ],
];

for (const [title, ways, expected] of REFUSED) {
  test(title, async (t) => {
    // The dot waits for longer than any machine takes to notice that the connection is gone.
    const patience = ways.breaksOff === "in the letter" ? { dotAfterMs: 60_000 } : {};
    const { carrier } = await openRig(t, { ...ways, patience });
    assert.deepEqual(await carrier.carry(ID, LETTER, yes), expected);
  });
}

test("where nobody listens a letter is tried later", async (t) => {
  const { server } = await openRig(t);
  const { carrier } = await openRig(t, { config: { port: 1 } });
  assert.deepEqual(await carrier.carry(ID, LETTER, yes), { outcome: "later", problem: "unreachable" });
  assert.equal(server.begun, 0);
});

test("a server that is too slow to consent is given up, and not a word has left", async (t) => {
  const never = new Promise<void>(() => {});
  const { server, carrier } = await openRig(t, { slow: never, patience: { beginMs: 50 } });
  let asked = 0;
  const ended = await carrier.carry(ID, LETTER, () => Promise.resolve(++asked > 0));
  assert.deepEqual([ended, asked], [{ outcome: "later", problem: "unreachable" }, 0]);
  assert.equal(server.heard, "");
});

test("a server that is slow but comes to an answer gets the letter once", async (t) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { server, carrier } = await openRig(t, { slow: promise });
  const carried = carrier.carry(ID, LETTER, yes);
  resolve();
  assert.deepEqual(await carried, { outcome: "sent" });
  assert.equal(server.arrived.length, 1);
});

test("when the server stops, letters that have not begun are given up at once", async (t) => {
  const { carrier } = await openRig(t, { slow: new Promise<void>(() => {}) });
  const carried = carrier.carry(ID, LETTER, yes);
  await carrier.close();
  assert.deepEqual(await carried, { outcome: "later", problem: "unreachable" });
});
