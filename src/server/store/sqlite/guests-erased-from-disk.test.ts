import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { AdmissionId, PersonId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { openVault } from "../../vault/open-vault.ts";
import { Clinic, DAY, identifier, NOW, say } from "../contract/clinic.ts";
import { codeFor, guestOf, invite, letterTo } from "../contract/guests.ts";
import { openInFolder } from "./open-in-folder.ts";

let opened: Awaited<ReturnType<typeof openInFolder>>;
let clinic: Clinic;
let host: Person;
before(async () => {
  opened = await openInFolder();
  clinic = await Clinic.found(opened);
  host = await clinic.person();
});
after(() => opened.close());

const MARK = /<[0-9a-z]{14}>/g;
const marks = { name: 40, details: 300, mobileHash: 43, emailHash: 43, letter: 400, code: 40, door: 60 };
type Marks = Record<keyof typeof marks, string>;

function newMarks(): Marks {
  const mark = () => `<${Math.random().toString(36).slice(2).padEnd(14, "0").slice(0, 14)}>`;
  return Object.fromEntries(Object.keys(marks).map((what) => [what, mark()])) as Marks;
}

function filled(marked: Marks, what: keyof Marks): Uint8Array {
  return new Uint8Array(Buffer.alloc(marks[what], marked[what]));
}

/** A guest of whom everything that is kept bears a mark, as the sealed bytes and hashes of somebody would. */
async function markedGuest() {
  const marked = newMarks();
  const guest = await guestOf(clinic, host, {
    sealedName: filled(marked, "name"),
    details: filled(marked, "details"),
    mobileHash: marked.mobileHash,
    emailHash: marked.emailHash,
  });
  const threadId = await clinic.thread(host, guest);
  const invitation = await invite(clinic, guest);
  const letter = letterTo(guest, { invitationId: invitation.id, sealed: filled(marked, "letter") });
  const code = codeFor(guest, threadId, { sealed: filled(marked, "code") });
  await clinic.store.letters.put(letter);
  await clinic.store.codes.put(code);
  const [id, hash] = [identifier<AdmissionId>(), `door ${identifier()}`];
  const name = filled(marked, "door");
  await clinic.store.codes.ask({ id, codeId: code.id, hash, name, now: NOW, endsAt: NOW + DAY });
  return { marked, guest, threadId, letter };
}

/** What of these is in some file of the data folder, whole or in part. */
function onDisk(...guests: readonly { marked: Marks }[]): string[] {
  const entries = readdirSync(opened.folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ name }) => readFileSync(join(opened.folder, name), "latin1"));
  const found = new Set(files.flatMap((file) => file.match(MARK) ?? []));
  return guests.flatMap(({ marked }) =>
    Object.entries(marked)
      .filter(([, mark]) => found.has(mark))
      .map(([what]) => what),
  );
}

test("nothing of a deleted guest is in any file of the data folder, their name when the last they wrote is gone", async () => {
  const [goes, stays] = [await markedGuest(), await markedGuest()];
  const { store } = clinic;
  await say(store, await clinic.view(goes.guest, goes.threadId), { expiresAt: NOW + 1 });
  assert.deepEqual(onDisk(goes), Object.keys(marks));
  await store.contacts.remove(host.id, goes.guest.id, NOW);
  await store.expired.scrub();
  assert.deepEqual(onDisk(goes), ["name"]);
  await store.contacts.eraseNames(NOW + 1);
  await store.expired.scrub();
  assert.deepEqual(onDisk(goes), []);
  assert.deepEqual(onDisk(stays), Object.keys(marks), "and everything of others is");
});

test("the words and the address of a letter are in no file when it has left", async () => {
  const { store } = clinic;
  const written = await markedGuest();
  await store.letters.handOver(written.letter.id);
  await store.letters.sent(written.letter.id, NOW, NOW + DAY);
  await store.expired.scrub();
  assert.deepEqual(
    onDisk(written),
    Object.keys(marks).filter((what) => what !== "letter"),
  );
});

test("whole or in part, no file ever holds a plain word of what a host enters about somebody", async () => {
  const details = await (await openVault(join(opened.folder, "keys"))).sealDetails(
    clinic.store.organisationKeys,
  );
  const said = newMarks();
  const place = { organisationId: clinic.id, id: identifier<PersonId>() };
  const form = JSON.stringify({ mobile: said.mobileHash, email: said.emailHash, notes: said.details });
  const guest = await guestOf(clinic, host, {
    id: place.id,
    sealedName: await details.seal({ ...place, kind: "name" }, said.name),
    details: await details.seal({ ...place, kind: "contact" }, form),
    mobileHash: await details.hashOf(clinic.id, "mobile", said.mobileHash),
    emailHash: await details.hashOf(clinic.id, "email", said.emailHash),
  });
  const letter = letterTo(guest);
  const text = JSON.stringify({ to: said.mobileHash, subject: "", text: said.letter });
  const sealed = await details.seal({ ...place, kind: "letter", id: letter.id }, text);
  await clinic.store.letters.put({ ...letter, sealed });
  await clinic.store.notifications.optOut(details.hashForAll("opt-out", said.mobileHash), "stop", NOW);
  assert.deepEqual(onDisk({ marked: said }), []);
  await clinic.store.letters.undelivered(letter.id, NOW, "opted-out");
  await clinic.store.contacts.remove(host.id, guest.id, NOW);
  assert.deepEqual(onDisk({ marked: said }), []);
});
