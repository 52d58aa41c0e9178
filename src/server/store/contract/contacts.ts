import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../../domain/identifiers.ts";
import type { Clinic } from "./clinic.ts";
import { identifier, NOW } from "./clinic.ts";
import { bytes, contactOf, guestOf, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function contactsContract(open: Open): void {
  withClinics(open, "contacts", keepingSuite, changingSuite, addressSuite, accountSuite);
}

function keepingSuite(given: () => Clinic): void {
  test("a contact is found by its host as it was kept, and is a guest of the organisation", async () => {
    const clinic = given();
    const { contacts, people } = clinic.store;
    const host = await clinic.person();
    const contact = contactOf(clinic, { mobileHash: "m", emailHash: "e" });
    await contacts.add(contact, host.id, NOW);
    assert.deepEqual(await contacts.findKept(host.id, contact.id), contact);
    assert.deepEqual(await contacts.find(contact.id), contact);
    assert.deepEqual(await contacts.keptBy(host.id), [contact]);
    const guest = { id: contact.id, organisationId: clinic.id, name: "", email: "", roles: [], guest: true };
    assert.deepEqual(await people.byId(contact.id), guest);
  });

  test("a host's own contacts are nobody else's, until somebody else keeps them too", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const [host, other] = [await clinic.person(), await clinic.person()];
    const { id } = await guestOf(clinic, host);
    assert.equal(await contacts.findKept(other.id, id), undefined);
    assert.deepEqual(await contacts.keptBy(other.id), []);
    await Promise.all([contacts.keep(other.id, id), contacts.keep(other.id, id)]);
    assert.equal((await contacts.findKept(other.id, id))?.id, id);
    assert.equal((await contacts.keptBy(other.id)).length, 1);
  });

  test("it is known whether another host keeps a contact too, and how many a host keeps", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const [host, other] = [await clinic.person(), await clinic.person()];
    const { id } = await guestOf(clinic, host);
    await guestOf(clinic, host);
    assert.deepEqual(
      [await contacts.keptByOthers(host.id, id), await contacts.keptByOthers(other.id, id)],
      [false, true],
    );
    await contacts.keep(other.id, id);
    assert.equal(await contacts.keptByOthers(host.id, id), true);
    assert.deepEqual([await contacts.countKept(host.id), await contacts.countKept(other.id)], [2, 1]);
  });
}

function changingSuite(given: () => Clinic): void {
  test("nobody of another organisation can keep a contact, nor can somebody with an account be kept", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const stranger = await clinic.another().then((other) => other.person());
    const [host, colleague] = [await clinic.person(), await clinic.person()];
    const { id } = await guestOf(clinic, host);
    await contacts.keep(stranger.id, id);
    await contacts.keep(host.id, colleague.id);
    assert.deepEqual(await contacts.keptBy(stranger.id), []);
    assert.equal((await contacts.keptBy(host.id)).length, 1);
    assert.equal(await contacts.find(colleague.id), undefined);
    assert.equal(await contacts.find(identifier<PersonId>()), undefined);
  });

  test("what is changed of a contact is what is found from then on, in lists of threads too", async () => {
    const clinic = given();
    const { contacts, threads } = clinic.store;
    const host = await clinic.person();
    const guest = await guestOf(clinic, host, { mobileHash: "old" });
    const view = await clinic.view(host, await clinic.thread(host, guest));
    const changed = contactOf(clinic, { id: guest.id, sealedName: bytes("new"), emailHash: "new" });
    await contacts.change(changed, NOW + 1);
    assert.deepEqual(await contacts.find(guest.id), changed);
    const member = (await threads.record(view, NOW)).members.find(({ personId }) => personId === guest.id);
    assert.ok(member);
    assert.deepEqual([member.guest, member.name, member.sealedName], [true, "", bytes("new")]);
  });
}

function addressSuite(given: () => Clinic): void {
  test("contacts are found by the hash of their mobile or of their e-mail, in their organisation alone", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const host = await clinic.person();
    const one = await guestOf(clinic, host, { mobileHash: "m1", emailHash: "e1" });
    const two = await guestOf(clinic, host, { mobileHash: "m1" });
    const three = await guestOf(clinic, host, { emailHash: "e3" });
    const other = await clinic.another();
    await guestOf(other, await other.person(), { mobileHash: "m1", emailHash: "e3" });
    const found = async (hashes: { mobile?: string; email?: string }) =>
      new Set((await contacts.withAddress(clinic.id, hashes)).map(({ id }) => id));
    assert.deepEqual(await found({ mobile: "m1" }), new Set([one.id, two.id]));
    assert.deepEqual(await found({ email: "e1" }), new Set([one.id]));
    assert.deepEqual(await found({ mobile: "m1", email: "e3" }), new Set([one.id, two.id, three.id]));
    assert.deepEqual(await found({ mobile: "nobody's" }), new Set());
    assert.deepEqual(await found({}), new Set());
  });
}

function accountSuite(given: () => Clinic): void {
  test("a guest is not among the people of the organisation, and no e-mail address signs in as one", async () => {
    const clinic = given();
    const { people } = clinic.store;
    const host = await clinic.person("Hana Host");
    const guest = await guestOf(clinic, host);
    assert.deepEqual(
      (await people.all(clinic.id)).map(({ id }) => id),
      [host.id],
    );
    for (const query of ["h", "#", String(guest.id)]) {
      const found = await people.search(clinic.id, query, 9);
      assert.ok(!found.some(({ id }) => id === guest.id));
    }
    for (const email of ["", `#${guest.id}`]) assert.equal(await people.credentials(email), undefined);
  });
}
