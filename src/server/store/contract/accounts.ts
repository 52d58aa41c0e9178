import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ROLES } from "../../../shared/protocol/parts.ts";
import type { OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type { NewPerson, OrganisationRecord } from "../../ports/people-store.ts";
import type { Store } from "../store.ts";
import { Clinic, DAY, identifier, NOW, refused } from "./clinic.ts";
import { hostAndGuest } from "./guests.ts";
import type { Open, Opened } from "./opened.ts";

function newOrganisation(): OrganisationRecord {
  return { id: identifier<OrganisationId>(), name: "Clinic", retentionMs: DAY, emergencyNumber: "911" };
}

function newPerson(organisationId: OrganisationId, email = `p${identifier()}@clinic.example`): NewPerson {
  const id = identifier<PersonId>();
  return {
    id,
    organisationId,
    name: "Ana Sample",
    email,
    roles: ["administrator"],
    passwordHash: "h",
    now: NOW,
  };
}

function setUp(store: Store, organisation = newOrganisation()): Promise<boolean> {
  return store.people.setUp(organisation, newPerson(organisation.id));
}

export function accountsContract(open: Open): void {
  describe("setting up", () => setUpSuite(open));
  describe("people", () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    peopleSuite(() => Clinic.found(opened));
    passwordSuite(() => Clinic.found(opened));
  });
}

function setUpSuite(open: Open): void {
  let opened: Opened;
  before(async () => {
    opened = await open();
  });
  after(() => opened.close());

  test("a set-up whose administrator cannot be added leaves no organisation, nor harms what is asked with it", async () => {
    const { people, links } = opened.store;
    const organisation = newOrganisation();
    const stranger = newPerson(identifier<OrganisationId>());
    const [first, failed, last] = await Promise.allSettled([
      links.put("first", { kind: "set-up" }, NOW),
      people.setUp(organisation, stranger),
      links.put("last", { kind: "welcome", personId: stranger.id }, NOW),
    ]);
    assert.deepEqual([first.status, failed.status, last.status], ["fulfilled", "rejected", "fulfilled"]);
    assert.equal(await people.anyOrganisation(), false);
    assert.equal(await people.organisation(organisation.id), undefined);
    assert.ok(await links.look("first", NOW - 1));
    assert.ok(await links.look("last", NOW - 1));
  });

  test("of two set-ups at once, on two nodes, exactly one makes the organisation and its administrator", async () => {
    const { store } = opened;
    const other = await opened.another();
    const [one, two] = [newOrganisation(), newOrganisation()];
    const made = await Promise.all([setUp(store, one), setUp(other, two)]);
    assert.deepEqual([...made].sort(), [false, true]);
    const [winner, loser] = made[0] ? [one, two] : [two, one];
    assert.deepEqual(await store.people.organisation(winner.id), winner);
    assert.equal((await store.people.all(winner.id)).length, 1);
    assert.equal(await store.people.organisation(loser.id), undefined);
    assert.equal(await store.people.anyOrganisation(), true);
  });

  test("once there is an organisation, another set-up changes nothing", async () => {
    const organisation = newOrganisation();
    assert.equal(await setUp(opened.store, organisation), false);
    assert.equal(await opened.store.people.organisation(organisation.id), undefined);
  });
}

function peopleSuite(found: () => Promise<Clinic>): void {
  test("where there is an organisation already, however it came, nothing can be set up", async () => {
    const clinic = await found();
    const organisation = newOrganisation();
    assert.equal(await setUp(clinic.store, organisation), false);
    assert.equal(await clinic.store.people.organisation(organisation.id), undefined);
  });

  test("a person is found by id as they were added, with every mixture of roles", async () => {
    const clinic = await found();
    const [administrator, host, participant] = ROLES;
    for (const roles of [[], [host], [administrator, participant], [...ROLES]]) {
      const person = await clinic.person("Ana Sample", roles);
      assert.deepEqual(await clinic.store.people.byId(person.id), person);
    }
    assert.equal(await clinic.store.people.byId(identifier<PersonId>()), undefined);
  });

  test("an e-mail address belongs to one person of the installation", async () => {
    const [clinic, other] = [await found(), await found()];
    const { email } = await clinic.person();
    const refusal = await refused("email-taken", other.store.people.add(newPerson(other.id, email)));
    assert.equal(refusal.field, "email");
    assert.equal((await other.store.people.all(other.id)).length, 0);
  });

  test("of two people who are added at once with the same e-mail address, on two nodes, one is", async () => {
    const clinic = await found();
    const email = `same${identifier()}@clinic.example`;
    const stores = [clinic.store, await clinic.opened.another()];
    const added = await Promise.allSettled(
      stores.map(({ people }) => people.add(newPerson(clinic.id, email))),
    );
    assert.deepEqual(added.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await clinic.store.people.all(clinic.id)).length, 1);
  });

  const SEARCHES: [title: string, query: string, names: string[]][] = [
    ["the beginning of the first name", "zo", ["Zoë Anne-Marie Muster"]],
    ["the beginning of the last name", "mus", ["Zoë Anne-Marie Muster", "mustafa_100% Example"]],
    ["the second half of a double name", "marie", ["Zoë Anne-Marie Muster"]],
    ["a double name as it is written", "anne-m", ["Zoë Anne-Marie Muster"]],
    ["two words", "zoë anne", ["Zoë Anne-Marie Muster"]],
    ["letters beyond ASCII in the other case", "ÉLO", ["Éloïse Beispiel"]],
    ["letters without their accents", "eloise", ["Éloïse Beispiel"]],
    ["Cyrillic in the other case", "иВаН", ["Иван Пример"]],
    ["the beginning of the e-mail address", "ZEBRA@", ["Éloïse Beispiel"]],
    ["nothing from the middle of a word", "uster", []],
    ["nothing from the middle of the e-mail address", "clinic.example", []],
    ["a percent sign as itself", "mustafa_100%", ["mustafa_100% Example"]],
    ["no wildcard %", "%usta", []],
    ["no wildcard _", "m_stafa", []],
    ["no backslash", "\\", []],
    ["nobody for a blank query", "  ", []],
  ];

  test("people are searched by the beginnings of words", async (t) => {
    const [clinic, other] = [await found(), await found()];
    await clinic.person("Zoë Anne-Marie Muster");
    await clinic.person("mustafa_100% Example");
    await clinic.person("Éloïse Beispiel", ["participant"], `zebra@${identifier()}.example`);
    await clinic.person("Иван Пример");
    await other.person("Zoë Muster of another clinic");
    for (const [title, query, names] of SEARCHES) {
      await t.test(title, async () => {
        const people = await clinic.store.people.search(clinic.id, query, 10);
        assert.deepEqual(people.map(({ name }) => name).sort(), [...names].sort());
      });
    }
  });

  test("who is found comes by name, and no more than were asked for", async () => {
    const clinic = await found();
    for (const name of ["Sample dora", "Sample Ärna", "Sample Bea", "Sample Cia"]) await clinic.person(name);
    const people = await clinic.store.people.search(clinic.id, "sample", 3);
    assert.deepEqual(
      people.map(({ name }) => name),
      ["Sample Ärna", "Sample Bea", "Sample Cia"],
    );
  });
}

function passwordSuite(found: () => Promise<Clinic>): void {
  test("credentials are found by e-mail address, without a password until one is set", async () => {
    const clinic = await found();
    const { people } = clinic.store;
    const { id, email } = await clinic.person();
    assert.deepEqual(await people.credentials(email), { personId: id, passwordHash: undefined });
    await people.setPassword(id, "$argon2id$1");
    await people.setPassword(id, "$argon2id$2");
    assert.deepEqual(await people.credentials(email), { personId: id, passwordHash: "$argon2id$2" });
    assert.equal(await people.credentials("nobody@clinic.example"), undefined);
  });

  test("a guest is given no password, whoever sets one", async () => {
    const clinic = await found();
    const { guest } = await hostAndGuest(clinic);
    await clinic.store.people.setPassword(guest.id, "$argon2id$");
    await clinic.opened.sql("UPDATE people SET guest = 0 WHERE id = $1", guest.id); // so that it can be looked at
    const nothing = { personId: guest.id, passwordHash: undefined };
    assert.deepEqual(await clinic.store.people.credentials(`#${guest.id}`), nothing);
  });

  test("everybody of an organisation comes by name, and is invited until there is a password", async () => {
    const [clinic, other] = [await found(), await found()];
    const bo = await clinic.person("Bo Sample");
    const ana = await clinic.person("ana Sample");
    await other.person();
    await clinic.store.people.setPassword(bo.id, "$argon2id$");
    assert.deepEqual(await clinic.store.people.all(clinic.id), [
      { ...ana, invited: true, deactivated: false, secondFactor: false },
      { ...bo, invited: false, deactivated: false, secondFactor: false },
    ]);
  });
}
