import assert from "node:assert/strict";
import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { AccountHolder, openAccountClinic, PASSWORD } from "../../../test/harness/account-holder.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { turnChat } from "../../../test/harness/support-people.ts";
import type { SessionId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

let clinic: HttpClinic;
let port: number;
before(async () => {
  clinic = await openAccountClinic();
  await clinic.app.listen({ host: "127.0.0.1", port: 0 });
  ({ port } = clinic.app.server.address() as AddressInfo);
});
after(() => clinic.close());

const HALF = 1_000_000;
const TUS = { "tus-resumable": "1.0.0" };

/** Somebody with a chat and a session of an account holder. */
async function holder(organisationId = clinic.addOrganisation("Riverside Clinic")) {
  const name = `Ana ${clinic.ports.secrets.identifier()}`;
  const person = await clinic.addPerson(organisationId, name, ["administrator"]);
  const other = await clinic.addPerson(organisationId, `${name} Other`, ["participant"]);
  const { threadId } = await clinic.ports.threads.findOrCreate({
    ...{ threadId: clinic.ports.secrets.identifier() as ThreadId, organisationId },
    ...{ members: [person.id, other.id], now: clinic.time.now },
  });
  return { person, threadId, ...(await sessionOf(person)) };
}

async function sessionOf({ id: personId }: Person) {
  const { secrets, sessions } = clinic.ports;
  const token = secrets.token();
  const session = { id: secrets.identifier() as SessionId, hash: secrets.hashToken(token) };
  await sessions.startOfAccount({ ...session, personId, now: clinic.time.now, firstFactor: {} });
  return { sessionId: session.id, token };
}

function ask(method: string, path: string, token: string, headers: Record<string, string | number> = {}) {
  const cookie = `__Host-session=${token}`;
  const proxy = { "x-forwarded-proto": "https", host: "chat.clinic.example" };
  const asked = request({
    ...{ host: "127.0.0.1", port, method, path },
    headers: { ...proxy, cookie, ...headers },
  });
  asked.on("error", () => {});
  return asked;
}

async function answerOf(asked: ClientRequest): Promise<{ status: number; text: string }> {
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  asked.destroy();
  return { status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString() };
}

/** Half of a file is sent, and nothing more comes for now. */
async function halfAnUpload() {
  const who = await holder();
  const path = `/api/threads/${who.threadId}/uploads`;
  const metadata = `filename ${Buffer.from("notes.txt").toString("base64")}`;
  const begun = ask("POST", path, who.token, {
    ...{ ...TUS, "upload-length": 2 * HALF, "upload-metadata": metadata, "content-length": 0 },
  });
  begun.end();
  const [made] = (await once(begun, "response")) as [IncomingMessage];
  made.resume();
  await once(made, "end");
  begun.destroy();
  assert.equal(made.statusCode, 201);
  const upload = ask("PATCH", String(made.headers.location), who.token, {
    ...{ ...TUS, "upload-offset": 0, "content-length": 2 * HALF },
    "content-type": "application/offset+octet-stream",
  });
  upload.write(Buffer.alloc(HALF, "a"));
  await new Promise<void>((done) => upload.write(Buffer.alloc(1, "a"), () => done()));
  return { ...who, answer: answerOf(upload) };
}

const ENDINGS: readonly [string, (who: Awaited<ReturnType<typeof holder>>) => Promise<void>][] = [
  ["signed out", ({ sessionId, person }) => clinic.deeds.signOut({ sessionId, person })],
  [
    "ended by itself",
    async () => {
      clinic.time.now += 16 * 60_000;
    },
  ],
  ["signed out elsewhere", ({ person }) => clinic.deeds.endSessions(person.id)],
];

for (const [how, end] of ENDINGS) {
  test(`an upload ends when its session is ${how}: what comes after that is not taken`, async () => {
    const who = await halfAnUpload();
    await end(who);
    const { status, text } = await who.answer;
    assert.deepEqual([status, JSON.parse(text).code], [401, "not-signed-in"]);
  });
}

test("an upload ends when a second factor is required of its person, who has none", async () => {
  const who = await halfAnUpload();
  await clinic.deeds.saveOrganisation(who.person, { secondFactor: true });
  const { status, text } = await who.answer;
  assert.deepEqual([status, JSON.parse(text).code], [403, "second-factor-required"]);
});

test("of one session a few wait for the chat, older ones are answered, and all end with the session", async () => {
  const who = await holder();
  await turnChat(clinic, who.person, "off");
  const waits = Array.from({ length: 30 }, () => {
    const asked = ask("GET", "/api/chat", who.token);
    asked.end();
    return answerOf(asked);
  });
  const early: number[] = [];
  await new Promise<void>((done) => {
    for (const wait of waits)
      void wait.then(({ status }) => {
        early.push(status);
        if (early.length === 18) done();
      });
  });
  assert.deepEqual(new Set(early), new Set([200]));
  await clinic.deeds.signOut(who);
  const all = (await Promise.all(waits)).map(({ status }) => status);
  assert.deepEqual(
    [all.filter((one) => one === 200).length, all.filter((one) => one === 401).length],
    [18, 12],
  );
});

test("who signs out when the session has ended already leaves nothing in the browser either", async () => {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  clinic.time.now += 16 * 60_000;
  const { status, headers } = await ana.post("/api/sign-out");
  assert.equal(status, 204);
  assert.equal(headers["clear-site-data"], '"cache", "storage"');
  assert.match(String(headers["set-cookie"]), /__Host-session=; .*Max-Age=0/);
});

test("who was signing in with the old password while it was changed is not in", async () => {
  const ana = await AccountHolder.of(clinic);
  await ana.signIn();
  const { people, passwords } = clinic.ports;
  const late = await ana.elsewhere();
  const looked = passwords.matches;
  Object.assign(passwords, {
    async matches(...given: Parameters<typeof looked>) {
      const right = await looked(...given);
      Object.assign(passwords, { matches: looked });
      await people.setPassword(ana.person.id, "$argon2id$another");
      await clinic.deeds.endSessions(ana.person.id);
      return right;
    },
  });
  const { json } = await late.signIn(PASSWORD);
  assert.equal(json.code, "sign-in-failed");
  assert.equal(await late.isIn(), false);
});

test("who is made an administrator without the second factor that is required must set it up first", async () => {
  const organisationId = clinic.addOrganisation("Riverside Clinic");
  const { person: office } = await holder(organisationId);
  await clinic.ports.people.saveSettings(organisationId, { secondFactor: true });
  const ana = await AccountHolder.of(clinic, { organisationId, roles: ["participant"] });
  await ana.signIn();
  assert.equal(await ana.isIn(), true);
  await clinic.deeds.changeColleague(office, ana.person.id, { roles: ["administrator"] });
  const refused = await ana.browser.ask("GET", "/api/colleagues");
  assert.deepEqual([refused.status, refused.json.code], [403, "second-factor-required"]);
  await ana.addTotp();
  assert.equal((await ana.browser.ask("GET", "/api/colleagues")).status, 200);
});
