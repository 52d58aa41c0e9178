import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { Role } from "../../shared/protocol/parts.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Announcement } from "../ports/announcements.ts";

let clinic: HttpClinic;
let here: OrganisationId;
let ada: Person;
let ben: Person;
let pat: Person;
const sessions = new Map<Person, string>();

const as = (person: Person) => ({ as: sessions.get(person) ?? "" });
const start = (by: Person, people: readonly Person[]) =>
  clinic.ask("POST", "/api/threads", { ...as(by), body: { people: people.map(({ id }) => id) } });
const post = (
  by: Person,
  threadId: number,
  text: string,
  clientId = clinic.ports.secrets.token().slice(0, 20),
) => clinic.ask("POST", `/api/threads/${threadId}/messages`, { ...as(by), body: { clientId, text } });
const read = async (by: Person, threadId: number, before = "") =>
  (await clinic.ask("GET", `/api/threads/${threadId}/messages${before}`, as(by))).json;

async function join(name: string, roles: readonly Role[], organisation = here): Promise<Person> {
  const person = await clinic.addPerson(organisation, name, roles);
  sessions.set(person, await clinic.signedInAs(person));
  return person;
}

before(async () => {
  clinic = await openHttpClinic();
  here = clinic.addOrganisation("Riverside Clinic");
  ada = await join("Ada Ames", ["host", "participant"]);
  ben = await join("Ben Birch", ["administrator", "participant"]);
  pat = await join("Pat Patient", ["participant"]);
});
after(() => clinic.close());

describe("finding people", () => {
  const find = async (by: Person, query: string) =>
    (await clinic.ask("POST", "/api/people/find", { ...as(by), body: { query } })).json;

  test("a host and an administrator find people of their organisation by the beginning of a name or an address", async () => {
    const about = { id: pat.id, name: "Pat Patient", email: pat.email };
    const found = { people: [{ ...about, guest: false, lastFour: null }] };
    assert.deepEqual(await find(ada, "pat"), found);
    assert.deepEqual(await find(ben, " PATI"), found);
    assert.deepEqual(await find(ada, "pat.patient@"), found);
    assert.deepEqual(await find(ada, "tient"), { people: [] });
  });

  test("nobody finds themselves, nor anybody of another organisation", async () => {
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    await join("Adam Elsewhere", ["participant"], elsewhere);
    assert.deepEqual(await find(ada, "ada"), { people: [] });
  });

  test("a participant finds nobody", async () => {
    const { status, json } = await clinic.ask("POST", "/api/people/find", {
      ...as(pat),
      body: { query: "ada" },
    });
    assert.deepEqual([status, json.code], [403, "not-allowed"]);
  });

  test("of many at most ten are shown, also when oneself would be among them", async () => {
    for (let number = 10; number < 22; number += 1)
      await join(`Quin Number${number}`, ["host", "participant"]);
    const quin = [...sessions.keys()].find(({ name }) => name === "Quin Number10");
    assert.ok(quin);
    const { people } = await find(quin, "quin");
    assert.equal(people.length, 10);
    assert.ok(people.every(({ id }: { id: number }) => id !== quin.id));
  });
});

describe("starting a chat", () => {
  test("a host starts a chat, of which the others are told, and gets the same one the next time", async () => {
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    const first = await start(ada, [pat]);
    const again = await start(ada, [pat, ada, pat]);
    stop();
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.deepEqual(again.json, first.json);
    const { threads } = (await clinic.ask("GET", "/api/threads", as(pat))).json;
    assert.deepEqual(
      threads.map(({ id }: { id: number }) => id),
      [first.json.threadId],
    );
    const { threadId } = first.json;
    assert.deepEqual(told, [{ kind: "members", threadId, version: threads[0].version }]);
  });

  test("other people make another chat, whoever of the hosts begins", async () => {
    const group = await start(ada, [pat, ben]);
    assert.equal(group.status, 201);
    assert.equal((await start(ben, [ada, pat])).json.threadId, group.json.threadId);
    assert.notEqual((await start(ada, [pat])).json.threadId, group.json.threadId);
  });

  test("two who start the same chat at the same moment get one", async () => {
    const one = await join("Uma Umber", ["host", "participant"]);
    const other = await join("Vic Vale", ["host", "participant"]);
    const started = await Promise.all([start(one, [other]), start(other, [one])]);
    assert.deepEqual(started.map(({ status }) => status).sort(), [200, 201]);
    assert.equal(started[0]?.json.threadId, started[1]?.json.threadId);
  });

  test("a participant starts none", async () => {
    const { status, json } = await start(pat, [ada]);
    assert.deepEqual([status, json.code], [403, "not-allowed"]);
  });
});

describe("messages over HTTP", () => {
  let threadId: number;
  before(async () => {
    ({ threadId } = (await start(ada, [pat])).json);
  });

  test("a message is confirmed with its place and its end, and read by the other as it was written", async () => {
    const text = "<script>alert('Guten Tag 👋')</script>\n\tاهلا";
    const { status, json } = await post(ada, threadId, text, "abcdefghijklmnop");
    assert.equal(status, 201);
    const { now } = clinic.time;
    const { seq } = json;
    assert.deepEqual(json, { seq, at: now, expiresAt: now + 24 * 60 * 60_000 });
    const page = await read(pat, threadId);
    const message = {
      seq,
      clientId: "abcdefghijklmnop",
      authorId: ada.id,
      text,
      at: now,
      expiresAt: json.expiresAt,
    };
    assert.deepEqual(page.messages, [message]);
    assert.deepEqual([page.version, page.older], [seq, false]);
    assert.deepEqual((await clinic.ask("GET", "/api/unread", as(pat))).json, { unread: 1 });
    assert.deepEqual((await clinic.ask("GET", "/api/unread", as(ada))).json, { unread: 0 });
  });

  test("the same client id twice is the same message", async () => {
    const first = await post(ada, threadId, "Once", "0123456789abcdef");
    const again = await post(ada, threadId, "Once", "0123456789abcdef");
    assert.deepEqual([again.status, again.json], [first.status, first.json]);
    const { messages } = await read(pat, threadId);
    assert.equal(messages.filter(({ text }: { text: string }) => text === "Once").length, 1);
  });

  test("10,000 characters are sent, whatever they weigh", async () => {
    const text = "\u3042".repeat(10_000);
    assert.equal((await post(ada, threadId, text)).status, 201);
    assert.equal((await read(pat, threadId)).messages.at(-1).text, text);
  });

  test("older messages come page by page, oldest first, until there are none", async () => {
    const { threadId: long } = (await start(ben, [pat])).json;
    for (let number = 1; number <= 60; number += 1) await post(ben, long, `Number ${number}`);
    const texts = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text);
    const newest = await read(pat, long);
    assert.deepEqual([newest.messages.length, newest.older], [50, true]);
    assert.deepEqual([texts(newest)[0], texts(newest).at(-1)], ["Number 11", "Number 60"]);
    const older = await read(pat, long, `?before=${newest.messages[0].seq}`);
    assert.deepEqual([texts(older)[0], texts(older).at(-1), older.older], ["Number 1", "Number 10", false]);
  });

  test("one's own message is deleted for everybody, and its trash can works once", async () => {
    const { seq } = (await post(pat, threadId, "A mistake")).json;
    const path = `/api/threads/${threadId}/messages/${seq}`;
    const answer = await clinic.ask("DELETE", path, as(pat));
    assert.deepEqual([answer.status, answer.text], [204, ""]);
    assert.ok((await read(ada, threadId)).messages.every((message: { seq: number }) => message.seq !== seq));
    const again = await clinic.ask("DELETE", path, as(pat));
    assert.deepEqual([again.status, again.json.code], [404, "message-not-found"]);
  });

  test("a participant may not delete what another wrote, and a host may", async () => {
    const { seq } = (await post(ada, threadId, "Stays for now")).json;
    const path = `/api/threads/${threadId}/messages/${seq}`;
    const refused = await clinic.ask("DELETE", path, as(pat));
    assert.deepEqual([refused.status, refused.json.code], [403, "message-of-another"]);
    const { seq: hers } = (await post(pat, threadId, "May go")).json;
    assert.equal(
      (await clinic.ask("DELETE", `/api/threads/${threadId}/messages/${hers}`, as(ada))).status,
      204,
    );
  });

  test("an administrator who is no member sees nothing of a chat, and one who is may delete in it", async () => {
    const { seq } = (await post(pat, threadId, "Between two")).json;
    const path = `/api/threads/${threadId}/messages`;
    assert.equal((await clinic.ask("GET", path, as(ben))).json.code, "thread-not-found");
    assert.equal((await clinic.ask("DELETE", `${path}/${seq}`, as(ben))).json.code, "thread-not-found");
    const { threadId: group } = (await start(ada, [pat, ben])).json;
    const { seq: inGroup } = (await post(pat, group, "Among three")).json;
    assert.equal(
      (await clinic.ask("DELETE", `/api/threads/${group}/messages/${inGroup}`, as(ben))).status,
      204,
    );
  });

  test("a message is hidden at the exact millisecond, in the page, the list and the badge", async () => {
    const { threadId: fresh } = (await start(ada, [ben])).json;
    const { expiresAt } = (await post(ada, fresh, "Until tomorrow")).json;
    const summary = async () => {
      const { threads } = (await clinic.ask("GET", "/api/threads", as(ben))).json;
      return threads.find(({ id }: { id: number }) => id === fresh);
    };
    clinic.time.now = expiresAt - 1;
    for (const person of [ada, ben]) sessions.set(person, await clinic.signedInAs(person));
    assert.equal((await read(ben, fresh)).messages.length, 1);
    assert.equal((await summary()).last.text, "Until tomorrow");
    assert.equal((await summary()).unread.length, 1);
    clinic.time.now = expiresAt;
    assert.deepEqual((await read(ben, fresh)).messages, []);
    assert.deepEqual([(await summary()).last, (await summary()).unread], [null, []]);
    assert.deepEqual((await clinic.ask("GET", "/api/unread", as(ben))).json, { unread: 0 });
  });

  test("who sends more than the allowance is told to wait, and nobody else is", async () => {
    const flood = await join("Flo Flood", ["host", "participant"]);
    sessions.set(pat, await clinic.signedInAs(pat));
    const { threadId: quiet } = (await start(flood, [pat])).json;
    let refused: Awaited<ReturnType<typeof post>> | undefined;
    for (let sent = 0; sent < 5000 && refused?.status !== 429; sent += 1)
      refused = await post(flood, quiet, "");
    assert.deepEqual([refused?.status, refused?.json.code], [429, "too-fast"]);
    assert.equal((await post(pat, quiet, "Still here")).status, 201);
  });
});
