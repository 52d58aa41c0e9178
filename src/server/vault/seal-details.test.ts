import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import fc from "fast-check";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { DetailsBinding, DetailsSealer, OrganisationKeyStore } from "../ports/details-sealer.ts";
import { openVault } from "./open-vault.ts";
import { KeyProblem } from "./root-key.ts";

const [clinic, other] = [7 as OrganisationId, 8 as OrganisationId];
const binding: DetailsBinding = { organisationId: clinic, kind: "contact", id: 9 };
const text = '{"mobile":"+13125550101","notes":"prefers mornings"}';

/** As the database keeps them. */
class KeptKeys implements OrganisationKeyStore {
  readonly wrapped = new Map<OrganisationId, Uint8Array>();
  asked = 0;

  async wrappedKey(organisationId: OrganisationId): Promise<Uint8Array | undefined> {
    this.asked += 1;
    return this.wrapped.get(organisationId);
  }

  async anyWrappedKey() {
    const [any] = this.wrapped;
    return any && { organisationId: any[0], wrapped: any[1] };
  }

  async putWrappedKeyIfNone(organisationId: OrganisationId, wrapped: Uint8Array): Promise<Uint8Array> {
    const stands = this.wrapped.get(organisationId) ?? wrapped;
    this.wrapped.set(organisationId, stands);
    return stands;
  }
}

const homes: string[] = []; // the hook runs for tests within tests too
let folder: string;
let kept: KeptKeys;
let details: DetailsSealer;

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "details-"));
  homes.push(home);
  folder = join(home, "keys");
  kept = new KeptKeys();
  details = await opened();
});
after(() => Promise.all(homes.map((home) => rm(home, { recursive: true }))));

async function opened(): Promise<DetailsSealer> {
  return detailsOf(folder, kept);
}

async function detailsOf(keys: string, store: OrganisationKeyStore): Promise<DetailsSealer> {
  return (await openVault(keys)).sealDetails(store);
}

test("sealed details open to the text that was sealed, whatever the text is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (any) => {
      assert.equal(await details.open(binding, await details.seal(binding, any)), any);
    }),
    { numRuns: 200 },
  );
});

test("sealed details open after a restart, with the root key and the database", async () => {
  const sealed = await details.seal(binding, text);
  assert.equal(await (await opened()).open(binding, sealed), text);
});

test("the plain text is nowhere in what is sealed, and sealing it twice gives different bytes", async () => {
  const [one, two] = [await details.seal(binding, text), await details.seal(binding, text)];
  assert.ok(!Buffer.from(one).includes("mornings"));
  assert.notDeepEqual(one, two);
});

test("what is sealed lies in memory of its own: nothing else goes along to the database's thread", async () => {
  const sealed = await details.seal(binding, text);
  assert.equal(sealed.buffer.byteLength, sealed.length);
});

test("sealed details that were moved to another row, kind or organisation do not open", async () => {
  const sealed = await details.seal(binding, text);
  assert.equal(await details.open({ ...binding, id: 10 }, sealed), undefined);
  for (const kind of ["name", "mobile", "access code", "admission", "letter", "totp"] as const) {
    assert.equal(await details.open({ ...binding, kind }, sealed), undefined, kind);
  }
  assert.equal(await details.open({ ...binding, organisationId: other }, sealed), undefined);
});

test("another organisation's key does not open them, even in the place of their own", async () => {
  const sealed = await details.seal(binding, text);
  await details.seal({ ...binding, organisationId: other }, text);
  const [own, others] = [kept.wrapped.get(clinic), kept.wrapped.get(other)];
  assert.ok(own && others);
  assert.notDeepEqual(own, others);
  const sealer = await opened();
  kept.wrapped.set(clinic, others);
  await assert.rejects(sealer.open(binding, sealed), KeyProblem);
});

test("sealed details of which any one bit was changed, or that were cut short or blanked, do not open", async () => {
  const sealed = await details.seal(binding, text);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(await details.open(binding, changed), undefined, `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length += 1) {
    assert.equal(await details.open(binding, sealed.subarray(0, length)), undefined);
  }
  assert.equal(await details.open(binding, new Uint8Array(sealed.length)), undefined);
});

test("an organisation's key is wrapped: with another root key nothing opens, and it is said at the start", async () => {
  const sealed = await details.seal(binding, text);
  const elsewhere = join(folder, "..", "elsewhere");
  await assert.rejects(detailsOf(elsewhere, kept), (problem) => {
    assert.ok(problem instanceof KeyProblem);
    assert.match(problem.message, /root\.key/);
    return true;
  });
  await rm(elsewhere, { recursive: true });
  await mkdir(elsewhere, { mode: 0o700 });
  await cp(join(folder, "root.key"), join(elsewhere, "root.key"));
  assert.equal(await (await detailsOf(elsewhere, kept)).open(binding, sealed), text);
});

test("two processes that need an organisation's first key at once agree on one", async () => {
  const sealers = await Promise.all(Array.from({ length: 8 }, opened));
  const sealed = await Promise.all(sealers.map((sealer) => sealer.seal(binding, text)));
  for (const sealer of sealers) {
    for (const each of sealed) assert.equal(await sealer.open(binding, each), text);
  }
});

test("a key is fetched from the database once, also when many ask at once; a failure is asked about again", async () => {
  await Promise.all(Array.from({ length: 9 }, () => details.seal(binding, text)));
  await details.hashOf(clinic, "mobile", "+13125550101");
  assert.equal(kept.asked, 1);
  const failing = new KeptKeys();
  const sealer = await detailsOf(folder, failing);
  failing.putWrappedKeyIfNone = () => Promise.reject(new Error("no database"));
  await assert.rejects(sealer.seal(binding, text), /no database/);
  failing.putWrappedKeyIfNone = KeptKeys.prototype.putWrappedKeyIfNone;
  assert.ok(await sealer.seal(binding, text));
});

test("an address has the same hash each time, and another one in another organisation or as another kind", async () => {
  const address = "ana@clinic.example";
  const hash = await details.hashOf(clinic, "email", address);
  assert.match(hash, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(await (await opened()).hashOf(clinic, "email", address), hash);
  assert.notEqual(await details.hashOf(clinic, "email", "bo@clinic.example"), hash);
  assert.notEqual(await details.hashOf(clinic, "mobile", address), hash);
  assert.notEqual(await details.hashOf(other, "email", address), hash);
});

test("a hash for the whole installation depends on the root key and the kind alone", async () => {
  const hash = details.hashForAll("access code", "123456789");
  assert.match(hash, /^[A-Za-z0-9_-]{43}$/);
  assert.equal((await detailsOf(folder, new KeptKeys())).hashForAll("access code", "123456789"), hash);
  assert.notEqual(details.hashForAll("access code", "123456780"), hash);
  assert.notEqual(details.hashForAll("opt-out", "123456789"), hash);
  const elsewhere = await detailsOf(join(folder, "..", "elsewhere"), new KeptKeys());
  assert.notEqual(elsewhere.hashForAll("access code", "123456789"), hash);
});
