import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fhirSchema } from "../../../test/harness/fhir-schema.ts";
import { type FileClinic, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { FORM, firstAdministrator, setUpClinic } from "../../../test/harness/first-administrator.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { AuditRow } from "../ports/audit.ts";

const WORD = "marzipan-in-the-morning";
const NAME = "Quirina Quill";
const DAY = 24 * 60 * 60_000;

let clinic: FileClinic;
let ona: string;
let here: OrganisationId;
let ada: Person;

const rows = async (): Promise<readonly AuditRow[]> => clinic.ports.auditRows.page(0, 1_000);
const actions = async (since: number) =>
  (await rows()).slice(since).map(({ action, outcome }) => [action, outcome]);
const signIn = (email: string, password: string, more: object = {}) =>
  clinic.ask("POST", "/api/sign-in", { body: { email, password }, ...more });
const host = async (person: Person) => ({ as: await clinic.signedInAs(person) });

before(async () => {
  clinic = await openFileClinic();
  ona = await setUpClinic(clinic);
  here = (await firstAdministrator(clinic)).organisationId;
  ada = await clinic.addPerson(here, "Ada Ames", ["host", "participant"]);
});
after(() => clinic.close());

describe("what the log knows", () => {
  test("who signs in, and from where; who fails to, by their account where there is one, and never by an address", async () => {
    const begins = (await rows()).length;
    await signIn(FORM.email, FORM.password);
    await signIn(FORM.email, "not the password at all");
    await signIn("nobody.at.all@riverside.example", "not the password at all");
    const [right, wrong, unknown] = (await rows()).slice(begins);
    const account = (await firstAdministrator(clinic)).id;
    assert.deepEqual([right?.action, right?.outcome, right?.actorId], ["sign-in.done", "done", account]);
    assert.deepEqual([wrong?.outcome, wrong?.actorKind, wrong?.actorId], ["sign-in-failed", "nobody", null]);
    assert.deepEqual([wrong?.objectKind, wrong?.objectId, wrong?.organisationId], ["account", account, here]);
    assert.deepEqual([unknown?.objectKind, unknown?.organisationId], [null, null]);
    for (const row of [right, wrong, unknown]) assert.equal(row?.network, "127.0.0.1");
  });

  test("chats, members, messages deleted by another, files, contacts and refused access, each with its numbers and no word", async () => {
    const begins = (await rows()).length;
    const pat = await clinic.addPerson(here, "Pat Patient", ["participant"]);
    const eve = await clinic.addPerson(here, "Eve Elm", ["participant"]);
    const ofPat = clinic.asTus(await clinic.signedInAs(pat));
    const asAda = await host(ada);
    const threads = `/api/threads/${(await clinic.ask("POST", "/api/threads", { ...asAda, body: { people: [pat.id] } })).json.threadId}`;
    const threadId = Number(threads.split("/").at(-1));
    const post = async (as: object, clientId: string) =>
      (await clinic.ask("POST", `${threads}/messages`, { ...as, body: { clientId, text: WORD } })).json.seq;
    const own = await post(asAda, "message-of-ada-1");
    const others = await post(await host(pat), "message-of-pat-1");
    for (const seq of [own, others]) await clinic.ask("DELETE", `${threads}/messages/${seq}`, asAda);
    const file = await ofPat.send(threadId, Buffer.from(WORD), `${WORD}.txt`);
    await (await ofPat.ask("GET", file)).arrayBuffer();
    await clinic.ask("GET", file, await host(eve));
    await clinic.ask("GET", `${threads}/messages`, await host(eve));
    await clinic.ask("GET", "/api/audit", asAda);
    const contact = {
      name: NAME,
      mobile: "202 555 0147",
      email: "",
      timeZone: "America/New_York",
      notes: WORD,
    };
    await clinic.ask("POST", "/api/contacts", { ...asAda, body: contact });
    await clinic.ask("POST", "/api/sign-out", asAda);
    assert.deepEqual(await actions(begins), [
      ["thread.made", "done"],
      ["member.added", "done"],
      ["member.added", "done"],
      ["message.deleted", "done"],
      ["file.downloaded", "done"],
      ["file.downloaded", "file-not-found"],
      ["access.refused", "thread-not-found"],
      ["access.refused", "administrators-only"],
      ["contact.made", "done"],
      ["sign-out.done", "done"],
    ]);
    const [made, , , deleted, downloaded, , refused] = (await rows()).slice(begins);
    assert.deepEqual([made?.actorId, made?.objectId], [ada.id, threadId]);
    assert.deepEqual(JSON.parse(deleted?.detail ?? ""), { author: pat.id, thread: threadId });
    assert.deepEqual([downloaded?.actorId, downloaded?.objectKind], [pat.id, "file"]);
    assert.deepEqual([refused?.actorId, refused?.objectId], [eve.id, threadId]);
    const everything = JSON.stringify(await rows());
    for (const said of [WORD, NAME, "Ada", "riverside", "5550147"])
      assert.ok(!everything.includes(said), said);
  });

  test("what was changed of an organisation, without what was typed", async () => {
    const begins = (await rows()).length;
    const body = { name: "Riverside and Hill", idleMs: 10 * 60_000 };
    assert.equal((await clinic.ask("PUT", "/api/organisation", { as: ona, body })).status, 200);
    const [changed] = (await rows()).slice(begins);
    assert.equal(changed?.action, "setting.changed");
    assert.deepEqual(JSON.parse(changed?.detail ?? ""), { idleMs: 600_000, name: "changed" });
  });

  test("of refusals that come again and again twenty a minute, and when it is over how many were left out", async () => {
    const eve = await host(await clinic.addPerson(here, "Eve Ends", ["participant"]));
    const begins = (await rows()).length;
    const tryOften = async (times: number) => {
      for (let n = 0; n < times; n += 1)
        await clinic.deeds.readLog(await personOf(eve.as), {}).catch(() => {});
    };
    await tryOften(25);
    assert.equal((await rows()).length - begins, 20);
    clinic.time.now += 61_000;
    await clinic.deeds.recordLeftOut();
    assert.deepEqual(JSON.parse((await rows()).at(-1)?.detail ?? ""), { leftOut: 5 });
  });
});

async function personOf(session: string): Promise<Person> {
  const found = await clinic.deeds.recogniseSession(session);
  assert.ok(found);
  return found.person;
}

describe("what administrators see of the log", () => {
  test("their own organisation's, the newest first, with the names of its account holders as they are now", async () => {
    const elsewhere = clinic.addOrganisation("Hillside Clinic");
    const olga = await host(
      await clinic.addPerson(elsewhere, "Olga Office", ["administrator", "participant"]),
    );
    assert.deepEqual((await clinic.ask("GET", "/api/audit", olga)).json, {
      rows: [],
      older: false,
      names: [],
    });
    const { json } = await clinic.ask("GET", "/api/audit?action=thread.made", { as: ona });
    assert.equal(json.rows.length, 1);
    assert.deepEqual(json.names, [{ id: ada.id, name: "Ada Ames" }]);
    assert.equal(
      (await clinic.ask("GET", "/api/audit?outcome=refused", { as: ona })).json.rows.length > 3,
      true,
    );
  });

  test("a file of all of it as RFC 4180 has it, and that it was taken out", async () => {
    const answer = await clinic.ask("GET", "/api/audit/csv?action=file.downloaded", { as: ona });
    assert.match(String(answer.headers["content-disposition"]), /attachment; filename="log\.csv"/);
    const lines = answer.text.split("\r\n");
    assert.equal(
      lines[0],
      "seq,at,action,outcome,actor_kind,actor_id,object_kind,object_id,network,detail,hash",
    );
    assert.equal(lines.length, 4);
    assert.equal(lines.at(-1), "");
    assert.match(
      lines[1] ?? "",
      /^\d+,[^,]+Z,file\.downloaded,file-not-found,account,\d+,file,\d+,127\.0\.0\.1,\{\},[0-9a-f]{64}$/,
    );
    assert.match(lines[2] ?? "", /,"\{""bytes"":\d+\}",[0-9a-f]{64}$/);
    assert.equal((await rows()).at(-1)?.action, "log.exported");
  });

  test("a FHIR R4 Bundle of AuditEvent, as HL7's JSON schema has it, also when nothing is in it", async () => {
    const validate = fhirSchema();
    for (const query of ["", "?action=nothing.at-all"]) {
      const bundle = JSON.parse((await clinic.ask("GET", `/api/audit/fhir${query}`, { as: ona })).text);
      assert.equal(validate(bundle), true, JSON.stringify(validate.errors?.slice(0, 3)));
      assert.equal(bundle.entry?.length ?? 0, query === "" ? bundle.entry.length : 0);
      for (const { resource } of bundle.entry ?? []) assert.equal(resource.resourceType, "AuditEvent");
    }
    assert.equal(validate({ resourceType: "AuditEvent", recorded: "yesterday" }), false);
  });

  test("nobody but an administrator reads it, takes it out, or has a day certified", async () => {
    const asAda = await host(ada);
    for (const path of ["", "/csv", "/fhir", "/certificate/2026-01-01"]) {
      const { status, json } = await clinic.ask("GET", `/api/audit${path}`, asAda);
      assert.deepEqual([status, json.code], [403, "administrators-only"], path);
      assert.equal((await clinic.ask("GET", `/api/audit${path}`)).status, 401, path);
    }
  });

  test("a day's certificate counts what was erased with the keys of that day, and its signature holds", async () => {
    while (clinic.time.now % DAY > DAY / 2) clinic.time.now += 60 * 60_000;
    clinic.time.now += 2 * DAY;
    await clinic.deeds.expireMessages();
    await clinic.deeds.expireFiles();
    while ((await clinic.deeds.eraseTraces()) > 0);
    await clinic.deeds.destroyKeys();
    await clinic.deeds.destroyKeys();
    const day = new Date(clinic.time.now).toISOString().slice(0, 10);
    const asked = await clinic.ask("GET", `/api/audit/certificate/${day}`, {
      as: await clinic.signedInAs(await firstAdministrator(clinic)),
    });
    const { signature, statement } = JSON.parse(asked.text);
    assert.deepEqual([statement.messages, statement.files, statement.epochs.length > 0], [3, 1, true]);
    assert.equal(statement.organisation, here);
    const signed = asked.text.trim().slice(`{"signature":"${signature}","statement":`.length, -1);
    const { signer, signatureCheck } = clinic.ports;
    assert.equal(signatureCheck.isBy(signer.publicKey, signed, signature), true);
    assert.equal(
      signatureCheck.isBy(signer.publicKey, signed.replace('"files":1', '"files":0'), signature),
      false,
    );
    const head = (await rows()).find(({ seq }) => seq === statement.log.seq);
    assert.equal(Buffer.from(head?.hash ?? []).toString("hex"), statement.log.hash);
    assert.equal(
      (await rows()).filter(({ action }) => action === "key.destroyed").length,
      statement.epochs.length,
    );
  });
});

describe("what the log knows of what nobody did by hand, and of what was refused", () => {
  test("the first invitation of a guest into a chat, and which session it opened", async () => {
    const asAda = await host(ada);
    const contact = {
      name: NAME,
      mobile: "",
      email: "quill@post.example",
      timeZone: "America/New_York",
      notes: "",
    };
    const made = await clinic.ask("POST", "/api/contacts", { ...asAda, body: contact });
    const guest = made.json.contact.id;
    const begins = (await rows()).length;
    const { threadId } = (await clinic.ask("POST", "/api/threads", { ...asAda, body: { people: [guest] } }))
      .json;
    const sent = (await rows()).slice(begins).filter(({ action }) => action === "invitation.sent");
    assert.deepEqual(
      sent.map(({ objectKind, objectId, actorId, detail }) => [objectKind, objectId, actorId, detail]),
      [["person", guest, ada.id, `{"thread":${threadId}}`]],
    );
  });

  test("a session that ended by itself, once, with what ended it: idleness, or its longest time", async () => {
    const { id } = await firstAdministrator(clinic);
    const signedIn = async () => {
      await signIn(FORM.email, FORM.password);
      const { actorId, objectId } = (await rows()).at(-1) ?? {};
      assert.equal(actorId, id);
      return objectId;
    };
    const begins = (await rows()).length;
    const first = await signedIn();
    clinic.time.now += 16 * 60_000;
    await clinic.deeds.eraseEnded();
    const second = await signedIn();
    clinic.sql("UPDATE sessions SET longest_ends_at = ends_at WHERE id = ?", second ?? 0);
    clinic.time.now += 16 * 60_000;
    for (const _ of ["once", "and again"]) await clinic.deeds.eraseEnded();
    const ended = (await rows())
      .slice(begins)
      .filter(({ action, objectId }) => action === "session.ended" && objectId === id);
    for (const { actorKind, objectKind, organisationId } of ended)
      assert.deepEqual([actorKind, objectKind, organisationId], ["system", "account", here]);
    const told = ended.map(({ detail }) => JSON.parse(detail));
    assert.deepEqual(
      told
        .map(({ session, reason }) => [session, reason])
        .filter(([session]) => session === first || session === second),
      [
        [first, "idle"],
        [second, "absolute"],
      ],
    );
    assert.equal(told.at(-1)?.endedAt, clinic.time.now - 6 * 60_000);
  });

  test("whoever was refused is told of with what they wanted", async () => {
    const eve = await host(await clinic.addPerson(here, "Eve Early", ["participant"]));
    const begins = (await rows()).length;
    await clinic.ask("GET", "/api/audit", eve);
    await clinic.ask("GET", "/api/threads/4711/messages", eve);
    await clinic.ask("GET", "/api/organisation/single-sign-on", eve);
    const refused = (await rows())
      .slice(begins)
      .map(({ action, objectId, detail }) => [action, objectId, detail]);
    assert.deepEqual(refused, [
      ["access.refused", null, '{"wanted":"read-log"}'],
      ["access.refused", 4711, '{"wanted":"read-messages"}'],
      ["access.refused", null, '{"wanted":"read-sign-on"}'],
    ]);
  });
});
