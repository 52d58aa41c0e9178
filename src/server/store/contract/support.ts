import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChatRequestId, OrganisationId, PersonId, SessionId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import type { ChatWish, NewChatRequest } from "../../ports/support-store.ts";
import { type Clinic, DAY, identifier, NOW, refused } from "./clinic.ts";
import { withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function supportContract(open: Open): void {
  withClinics(open, "Support", requestSuite, switchSuite, peopleSuite);
}

const HOUR = 60 * 60_000;

/** An administrator who can sign in. */
async function administratorOf(clinic: Clinic): Promise<Person> {
  const ona = await clinic.person("Ona Office", ["administrator", "participant"]);
  await clinic.store.people.setPassword(ona.id, "$argon2id$none");
  return ona;
}

function requestOf({ id: personId, organisationId }: Person, wish: ChatWish, madeAt = NOW): NewChatRequest {
  const id = identifier<ChatRequestId>();
  return { id, organisationId, personId, wish, hash: `hash ${id}`, madeAt, endsAt: madeAt + HOUR };
}

/** @returns the request, confirmed */
async function confirmed(clinic: Clinic, by: Person, wish: ChatWish, at = NOW): Promise<NewChatRequest> {
  const request = requestOf(by, wish, at);
  await clinic.store.support.ask(request);
  assert.ok(await clinic.store.support.confirm(request.hash, at, at + 7 * DAY));
  return request;
}

async function shown(clinic: Clinic, now = NOW) {
  return (await clinic.store.support.organisations(now)).find(({ id }) => id === clinic.id);
}

function requestSuite(given: () => Clinic): void {
  test("a request to Support counts from when its link was opened, once", async () => {
    const clinic = given();
    const { support } = clinic.store;
    const ona = await administratorOf(clinic);
    const request = requestOf(ona, "off");
    await support.ask(request);
    assert.equal((await shown(clinic))?.request, undefined);
    const waiting = { wish: "off", state: "letter-sent", at: NOW };
    assert.deepEqual(await support.newest(clinic.id, NOW), waiting);
    assert.equal((await support.findAsked(request.hash, NOW))?.id, request.id);
    assert.equal(await support.findAsked(request.hash, NOW + HOUR), undefined);
    const twice = [0, 1].map(() => support.confirm(request.hash, NOW + 1, NOW + 7 * DAY));
    assert.equal((await Promise.all(twice)).filter(Boolean).length, 1);
    const { id, wish, email, confirmedAt } = (await shown(clinic))?.request ?? {};
    assert.deepEqual([id, wish, email, confirmedAt], [request.id, "off", ona.email, NOW + 1]);
    assert.equal((await support.newest(clinic.id, NOW))?.state, "confirmed");
  });

  test("a new request takes the place of one that was not confirmed, and of one that was when it is confirmed itself", async () => {
    const clinic = given();
    const { support } = clinic.store;
    const ona = await administratorOf(clinic);
    const [first, second] = [requestOf(ona, "off"), requestOf(ona, "on")];
    await support.ask(first);
    await support.ask(second);
    assert.equal(await support.findAsked(first.hash, NOW), undefined);
    const older = await confirmed(clinic, ona, "off");
    await support.ask(requestOf(ona, "off", NOW + 1));
    assert.equal((await shown(clinic))?.request?.id, older.id);
    const newer = await confirmed(clinic, ona, "off", NOW + 2);
    assert.equal((await shown(clinic))?.request?.id, newer.id);
    const change = { organisationId: clinic.id, requestId: older.id, wish: "off", by: undefined, now: NOW };
    assert.equal(await support.switchChat({ ...change, wish: "off" }), false);
  });

  test("a request of who is no administrator any more, was deactivated, or waited too long counts no more", async () => {
    const clinic = given();
    const { opened } = clinic;
    const ona = await administratorOf(clinic);
    const request = await confirmed(clinic, ona, "off");
    const change = { organisationId: clinic.id, requestId: request.id, wish: "off", by: undefined } as const;
    const counts = async (now = NOW) =>
      (await shown(clinic, now))?.request !== undefined &&
      (await clinic.store.support.newest(clinic.id, now)) !== undefined;
    assert.equal(await counts(), true);
    assert.equal(await counts(NOW + 7 * DAY), false);
    await opened.sql("UPDATE people SET roles = 2 WHERE id = $1", ona.id);
    assert.equal(await counts(), false);
    assert.equal(await clinic.store.support.switchChat({ ...change, now: NOW }), false);
    await opened.sql("UPDATE people SET roles = 1, deactivated_at = 5 WHERE id = $1", ona.id);
    assert.equal(await counts(), false);
    assert.equal(await clinic.store.support.decline(request.id, undefined, NOW), undefined);
  });
}

function switchSuite(given: () => Clinic): void {
  test("of two who turn the chat by one request one does; another's request, or one for the contrary, turns nothing", async () => {
    const clinic = given();
    const other = await clinic.another();
    const { support } = clinic.store;
    const request = await confirmed(clinic, await administratorOf(clinic), "off");
    const right = { organisationId: clinic.id, requestId: request.id, by: undefined, now: NOW };
    assert.equal(await support.switchChat({ ...right, organisationId: other.id, wish: "off" }), false);
    assert.equal(await support.switchChat({ ...right, wish: "on" }), false);
    const twice = await Promise.all([0, 1].map(() => support.switchChat({ ...right, wish: "off" })));
    assert.deepEqual(twice.toSorted(), [false, true]);
    const standings = await support.standings();
    const isOn = (id: OrganisationId) => standings.find((one) => one.id === id)?.chatEnabled;
    assert.deepEqual([isOn(clinic.id), isOn(other.id)], [false, true]);
  });

  test("letters to the chat do not become due while it is turned off, and no unread message is told of", async () => {
    const clinic = given();
    const { support, letters } = clinic.store;
    const ona = await administratorOf(clinic);
    const letter = (kind: "reminder" | "chat-switched") => ({
      ...{
        id: identifier<Parameters<typeof letters.handOver>[0]>(),
        organisationId: clinic.id,
        personId: ona.id,
      },
      ...{ invitationId: undefined, appointmentId: undefined, kind, channel: "email" as const },
      ...{ sealed: new Uint8Array([1]), nextAt: NOW, madeAt: NOW },
    });
    const [reminder, about] = [letter("reminder"), letter("chat-switched")];
    await letters.put(reminder);
    await letters.put(about);
    const due = async () =>
      (await letters.due(NOW, 10_000)).filter(({ personId }) => personId === ona.id).map(({ kind }) => kind);
    const turn = async (wish: ChatWish) => {
      const { id } = await confirmed(clinic, ona, wish);
      await support.switchChat({ organisationId: clinic.id, requestId: id, wish, by: undefined, now: NOW });
    };
    assert.equal((await due()).length, 2);
    await turn("off");
    assert.deepEqual(await due(), ["chat-switched"]);
    assert.equal(await letters.handOver(reminder.id), false);
    assert.equal(await letters.handOver(about.id), true);
    await turn("on");
    assert.equal(await letters.handOver(reminder.id), true);
  });

  test("retention is another from then on, and whether it has changed is told", async () => {
    const clinic = given();
    const { support } = clinic.store;
    assert.equal(await support.setRetention(clinic.id, 30 * DAY), true);
    assert.equal(await support.setRetention(clinic.id, 30 * DAY), false);
    assert.equal((await shown(clinic))?.retentionMs, 30 * DAY);
    assert.equal(await support.setRetention(identifier<OrganisationId>(), DAY), false);
  });

  test("only those count as users who can sign in, and of the administrators only those are told", async () => {
    const clinic = given();
    const ona = await administratorOf(clinic);
    await clinic.person("Not Yet", ["administrator"]);
    assert.equal((await shown(clinic))?.users, 1);
    assert.deepEqual(await clinic.store.support.administrators(clinic.id), [ona.id]);
  });
}

function peopleSuite(given: () => Clinic): void {
  const newcomer = () => {
    const id = identifier<PersonId>();
    const organisationId = identifier<OrganisationId>();
    return { id, organisationId, name: "Sam Support", email: `sam-${id}@operator.example`, now: NOW };
  };

  test("people of Support have an organisation of their own, which is none of those that they see", async () => {
    const { support, people } = given().store;
    const sam = newcomer();
    assert.equal(await support.addPerson(sam), sam.id);
    const person = await people.byId(sam.id);
    assert.deepEqual([person?.support, person?.roles], [true, []]);
    const all = await support.organisations(NOW);
    assert.ok(!all.some(({ id }) => id === person?.organisationId));
    await refused("email-taken", support.addPerson({ ...newcomer(), email: sam.email }));
  });

  test("who is removed from Support has no session and no way in any more, and may come back", async () => {
    const { support, people, sessions } = given().store;
    const sam = newcomer();
    await support.addPerson(sam);
    await people.setPassword(sam.id, "$argon2id$none");
    const id = identifier<SessionId>();
    await sessions.start({ id, hash: `hash ${id}`, personId: sam.id, now: NOW, endsAt: NOW + HOUR });
    assert.equal(await support.removePerson(sam.email, NOW), sam.id);
    assert.equal(await support.removePerson(sam.email, NOW), undefined);
    assert.equal(await sessions.find(`hash ${id}`, NOW), undefined);
    const listed = async () => (await support.people()).filter(({ email }) => email === sam.email);
    assert.deepEqual(await listed(), []);
    assert.equal(await support.addPerson({ ...newcomer(), email: sam.email }), sam.id);
    assert.deepEqual(
      (await listed()).map(({ invited }) => invited),
      [true],
    );
  });
}
