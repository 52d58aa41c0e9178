import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, firstAdministrator, setUpClinic } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { MAX_IDLE_MS, MAX_LONGEST_MS, MIN_IDLE_MS, MIN_LONGEST_MS } from "../../shared/protocol/limits.ts";
import { DEFAULT_SETTINGS } from "../domain/organisation-settings.ts";
import type { Person } from "../domain/person.ts";
import type { Announcement } from "../ports/announcements.ts";

let clinic: HttpClinic;
let ona: Person;
let as: string;
const told: Announcement[] = [];

before(async () => {
  clinic = await openHttpClinic({}, { lateJobs: ["expire-messages"] });
  await setUpClinic(clinic);
  ona = await firstAdministrator(clinic);
  as = await clinic.signedInAs(ona);
  clinic.ports.announcements.subscribe((announced) => told.push(announced));
});
after(() => clinic.close());

const look = async () => (await clinic.ask("GET", "/api/organisation", { as })).json;
const save = (body: unknown, by = as) => clinic.ask("PUT", "/api/organisation", { as: by, body });

test("an administrator sees each setting with its default, and what Support has set", async () => {
  const { organisation: name, emergencyNumber } = FORM;
  assert.deepEqual(await look(), {
    settings: { name, emergencyNumber, ...DEFAULT_SETTINGS },
    defaults: DEFAULT_SETTINGS,
    retentionMs: 24 * 60 * 60_000,
    chatEnabled: true,
    mailLeaves: false,
    request: null,
  });
});

for (const setting of [
  { name: "River Clinic" },
  { emergencyNumber: "112" },
  { timeZone: "America/Chicago" },
  { timeZone: null },
  { namedInLetters: false },
  { secondFactor: true },
  { secondFactor: false },
  { idleMs: MIN_IDLE_MS },
  { idleMs: MAX_IDLE_MS },
  { longestMs: MIN_LONGEST_MS },
  { longestMs: MAX_LONGEST_MS },
])
  test(`a setting is saved by itself, and the others stay: ${JSON.stringify(setting)}`, async () => {
    const before = (await look()).settings;
    const { status, json } = await save(setting);
    assert.deepEqual([status, json.settings], [200, { ...before, ...setting }]);
    assert.deepEqual((await look()).settings, json.settings);
  });

for (const [body, code, field] of [
  [{ name: " " }, "name-missing", "name"],
  [{ name: "a".repeat(121) }, "name-too-long", "name"],
  [{ emergencyNumber: "9".repeat(41) }, "invalid-body", "emergencyNumber"],
  [{ timeZone: "Mars/Olympus" }, "time-zone-unknown", "timeZone"],
  [{ idleMs: MIN_IDLE_MS - 1 }, "settings-invalid", "idleMs"],
  [{ idleMs: MAX_IDLE_MS + 1 }, "settings-invalid", "idleMs"],
  [{ idleMs: MIN_IDLE_MS + 0.5 }, "settings-invalid", "idleMs"],
  [{ longestMs: MIN_LONGEST_MS - 1 }, "settings-invalid", "longestMs"],
  [{ longestMs: MAX_LONGEST_MS + 1 }, "settings-invalid", "longestMs"],
  [{ secondFactor: 1 }, "invalid-body", "secondFactor"],
] as const)
  test(`a setting that cannot be is refused, and nothing is saved: ${JSON.stringify(body).slice(0, 50)}`, async () => {
    const before = await look();
    const { json } = await save({ namedInLetters: !before.settings.namedInLetters, ...body });
    assert.deepEqual([json.code, json.field], [code, field]);
    assert.deepEqual(await look(), before);
  });

for (const body of [{ retentionMs: 1 }, { chatEnabled: false }, { id: 1 }, { isSupport: 1 }])
  test(`what is not an administrator's to set is refused: ${JSON.stringify(body)}`, async () => {
    const before = await look();
    assert.equal((await save(body)).json.code, "invalid-body");
    assert.deepEqual(await look(), before);
  });

test("another name is told to open screens, and other log-off times to those who are signed in", async () => {
  told.length = 0;
  await save({ name: "Lake Clinic" });
  assert.deepEqual(told, [{ kind: "organisation-changed", organisationId: ona.organisationId }]);
  told.length = 0;
  await clinic.ports.sessions.startOfAccount({
    id: 7 as Parameters<typeof clinic.ports.sessions.end>[0],
    hash: "a token's hash",
    personId: ona.id,
    now: clinic.time.now,
    firstFactor: {},
  });
  await save({ idleMs: 10 * 60_000 });
  assert.ok(told.some((one) => one.kind === "session-moved" && one.sessionId === 7));
});

test("nobody but an administrator sees or sets anything of it, nor what awaits attention", async () => {
  const host = await clinic.addPerson(ona.organisationId, "Hal Host", ["host", "participant"]);
  const session = await clinic.signedInAs(host);
  for (const [method, path] of [
    ["GET", "/api/organisation"],
    ["GET", "/api/attention"],
  ] as const) {
    assert.equal((await clinic.ask(method, path, { as: session })).json.code, "administrators-only");
    assert.equal((await clinic.ask(method, path)).status, 401);
  }
  assert.equal((await save({ name: "No" }, session)).json.code, "administrators-only");
});

test("what an administrator sets in one organisation changes nothing in another", async () => {
  const elsewhere = clinic.addOrganisation("Other Clinic");
  await save({ name: "Only Ours", secondFactor: true });
  const other = await clinic.ports.people.settings(elsewhere);
  assert.deepEqual([other?.name, other?.secondFactor], ["Other Clinic", false]);
});

test("letters that did not arrive and jobs that are late await attention", async () => {
  const attention = async () => (await clinic.ask("GET", "/api/attention", { as })).json;
  assert.deepEqual(await attention(), {
    undeliveredLetters: 0,
    rejectedFiles: 0,
    lateJobs: ["expire-messages"],
  });
  await clinic.deeds.writeAccountLetter({ personId: ona.id, kind: "new-sign-in-way" });
  const [letter] = await clinic.ports.letters.due(clinic.time.now, 9);
  assert.ok(letter);
  await clinic.ports.letters.undelivered(letter.id, clinic.time.now, "address-refused");
  assert.equal((await attention()).undeliveredLetters, 1);
});
