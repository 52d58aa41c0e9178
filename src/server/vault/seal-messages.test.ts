import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import fc from "fast-check";
import { EPOCH_MS } from "../domain/epoch.ts";
import type { OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";
import { type MessageText, messageText } from "../domain/message-text.ts";
import type { MessageBinding } from "../ports/sealer.ts";
import { openVault } from "./open-vault.ts";

const binding: MessageBinding = {
  organisationId: 7 as OrganisationId,
  threadId: 8 as ThreadId,
  authorId: 9 as PersonId,
  clientId: "client-id-of-16-characters",
  at: 1_700_000_000_000,
  expiresAt: 1_700_086_400_000,
};
const text = messageText("Is the swelling less today?");
const homes: string[] = []; // the hook runs for tests within tests too
let folder: string;

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "vault-"));
  homes.push(home);
  folder = join(home, "keys");
});
after(() => Promise.all(homes.map((home) => rm(home, { recursive: true }))));

test("a sealed message opens to the text that was sealed, whatever the text is", async () => {
  const { sealer } = await openVault(folder);
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (any) => {
      const sealed = await sealer.seal(binding, any as MessageText);
      assert.equal(await sealer.open(sealed), any);
    }),
    { numRuns: 200 },
  );
});

test("a sealed message opens after a restart, with the keys on disk alone", async () => {
  const sealed = await (await openVault(folder)).sealer.seal(binding, text);
  assert.equal(await (await openVault(folder)).sealer.open(sealed), text);
});

test("the plain text is nowhere in the sealed body, and sealing it twice gives different bytes", async () => {
  const { sealer } = await openVault(folder);
  const [one, two] = [await sealer.seal(binding, text), await sealer.seal(binding, text)];
  assert.ok(!Buffer.from(one.body).includes("swelling"));
  assert.notDeepEqual(one.body, two.body);
});

test("a message that was moved to another place does not open", async (t) => {
  const { sealer } = await openVault(folder);
  const sealed = await sealer.seal(binding, text);
  const moves: Partial<Record<keyof MessageBinding, unknown>> = {
    organisationId: 1,
    threadId: 2,
    authorId: 3,
    clientId: "client-id-of-another-one",
    at: binding.at + 1,
    expiresAt: binding.expiresAt + 1,
  };
  for (const [field, value] of Object.entries(moves)) {
    await t.test(`bound to its ${field}`, async () => {
      assert.equal(await sealer.open({ ...sealed, [field]: value } as typeof sealed), undefined);
    });
  }
});

test("a sealed message of which any one bit was changed does not open", async () => {
  const { sealer } = await openVault(folder);
  const sealed = await sealer.seal(binding, text);
  for (let bit = 0; bit < sealed.body.length * 8; bit += 1) {
    const body = Uint8Array.from(sealed.body);
    body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(await sealer.open({ ...sealed, body }), undefined, `bit ${bit}`);
  }
});

test("a body that was cut short does not open", async () => {
  const { sealer } = await openVault(folder);
  const sealed = await sealer.seal(binding, text);
  for (let length = 0; length < sealed.body.length; length += 1) {
    assert.equal(await sealer.open({ ...sealed, body: sealed.body.subarray(0, length) }), undefined);
  }
});

test("when an epoch's key is destroyed its messages do not open, here or in a process that starts later", async () => {
  const { sealer, keys } = await openVault(folder);
  const sealed = await sealer.seal(binding, text);
  const next = await sealer.seal({ ...binding, at: binding.at + EPOCH_MS }, text);
  assert.equal((await keys.alive()).length, 2);
  await keys.destroy(binding.organisationId, sealed.epoch);
  assert.equal(await sealer.open(sealed), undefined);
  assert.equal(await (await openVault(folder)).sealer.open(sealed), undefined);
  assert.equal(await sealer.open(next), text, "the epoch after it is untouched");
  assert.deepEqual(await keys.alive(), [{ organisationId: 7, epoch: next.epoch }]);
});

test("a key that another process destroyed is forgotten here when the keys are listed", async () => {
  const [here, there] = [await openVault(folder), await openVault(folder)];
  const sealed = await here.sealer.seal(binding, text);
  await there.keys.destroy(binding.organisationId, sealed.epoch);
  await here.keys.alive();
  assert.equal(await here.sealer.open(sealed), undefined);
});

test("two processes that need an epoch's key at once agree on one", async () => {
  const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(folder)));
  const sealed = await Promise.all(vaults.map(({ sealer }) => sealer.seal(binding, text)));
  for (const { sealer } of vaults) {
    for (const message of sealed) assert.equal(await sealer.open(message), text);
  }
  assert.equal((await readdir(join(folder, "epochs"))).length, 1, "no half-written file is left behind");
});

test("a wrapped key file put in the place of another epoch's does not open that epoch's messages", async () => {
  const { sealer } = await openVault(folder);
  const one = await sealer.seal(binding, text);
  const two = await sealer.seal({ ...binding, at: binding.at + EPOCH_MS }, text);
  await cp(join(folder, "epochs", `7-${one.epoch}`), join(folder, "epochs", `7-${two.epoch}`));
  assert.equal(await (await openVault(folder)).sealer.open(two), undefined);
});

test("no key file holds a key in the clear: without the root key a copy of the epochs opens nothing", async () => {
  const sealed = await (await openVault(folder)).sealer.seal(binding, text);
  const root = await readFile(join(folder, "root.key"), "utf8");
  const elsewhere = join(folder, "..", "elsewhere");
  const other = await openVault(elsewhere);
  await cp(join(folder, "epochs"), join(elsewhere, "epochs"), { recursive: true });
  assert.notEqual(await readFile(join(elsewhere, "root.key"), "utf8"), root);
  assert.equal(await other.sealer.open(sealed), undefined);
});
