import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { EPOCH_MS } from "../domain/epoch.ts";
import { SEAL_BYTES, SEGMENT_BYTES } from "../domain/file-layout.ts";
import type { FileId, OrganisationId } from "../domain/identifiers.ts";
import type { FileBinding, FileSeal } from "../ports/file-sealer.ts";
import { openVault, type Vault } from "./open-vault.ts";

const AT = 1_700_000_000_000;
const binding: FileBinding = {
  organisationId: 7 as OrganisationId,
  fileId: 8 as FileId,
  size: 2 * SEGMENT_BYTES + 300,
};
const plain = randomBytes(binding.size);
let home: string;
let vault: Vault;

before(async () => {
  home = await mkdtemp(join(tmpdir(), "vault-"));
  vault = await openVault(join(home, "keys"));
});
after(() => rm(home, { recursive: true }));

function sealed(seal: FileSeal, index: number, segment: Uint8Array): Buffer {
  const sealing = seal.sealSegment(index);
  return Buffer.concat([sealing.head, sealing.add(segment), sealing.end()]);
}

const segmentOf = (index: number) => plain.subarray(index * SEGMENT_BYTES, (index + 1) * SEGMENT_BYTES);
const allOf = (seal: FileSeal) => [0, 1, 2].map((index) => sealed(seal, index, segmentOf(index)));
const flipped = (bytes: Uint8Array, bit: number) => {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

test("each segment opens to what was sealed, after a restart too, with the key that was wrapped", async () => {
  const seal = vault.fileSealer.begin(binding);
  const segments = allOf(seal);
  const wrapped = await seal.wrap(AT);
  const later = await (await openVault(join(home, "keys"))).fileSealer.unwrap(binding, wrapped);
  const opened = segments.map((segment, index) => later?.openSegment(index, segment));
  assert.ok(Buffer.concat(opened.flatMap((pieces) => pieces ?? [])).equals(plain));
});

test("however the bytes of a segment arrive, they are sealed and opened the same", async () => {
  const seal = vault.fileSealer.begin({ ...binding, size: 3_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), async (pieces) => {
      const sealing = seal.sealSegment(0);
      const parts = [sealing.head, ...pieces.map((piece) => sealing.add(piece)), sealing.end()];
      const whole = Buffer.concat(parts);
      assert.equal(whole.length, Buffer.concat(pieces).length + SEAL_BYTES);
      assert.deepEqual(Buffer.concat(seal.openSegment(0, whole) ?? []), Buffer.concat(pieces));
    }),
    { numRuns: 200 },
  );
});

test("segments that were put in another order do not open", () => {
  const seal = vault.fileSealer.begin(binding);
  const segments = allOf(seal);
  for (const [place, segment] of segments.entries())
    for (const index of [0, 1, 2])
      if (index !== place) assert.ok(seal.openSegment(index, segment) === undefined, `${place} at ${index}`);
});

test("a segment of another file does not open, whichever file of the same people it is", () => {
  const seal = vault.fileSealer.begin(binding);
  const other = vault.fileSealer.begin({ ...binding, fileId: 9 as FileId });
  for (const [index, segment] of allOf(other).entries())
    assert.ok(seal.openSegment(index, segment) === undefined);
});

test("a file that was cut after a segment does not open as a shorter whole one: its key is bound to its size", async () => {
  const wrapped = await vault.fileSealer.begin(binding).wrap(AT);
  const shorter = { ...binding, size: SEGMENT_BYTES };
  assert.equal(await vault.fileSealer.unwrap(shorter, wrapped), undefined);
  assert.ok(await vault.fileSealer.unwrap(binding, wrapped));
});

test("a segment that was cut short or lengthened does not open", () => {
  const seal = vault.fileSealer.begin(binding);
  const last = sealed(seal, 2, segmentOf(2));
  for (let length = 0; length < last.length; length += 1)
    assert.ok(seal.openSegment(2, last.subarray(0, length)) === undefined, `${length} bytes`);
  assert.ok(seal.openSegment(2, Buffer.concat([last, Buffer.alloc(1)])) === undefined);
});

test("a segment of which any one bit was changed does not open", () => {
  const seal = vault.fileSealer.begin(binding);
  const last = sealed(seal, 2, segmentOf(2));
  for (let bit = 0; bit < last.length * 8; bit += 1)
    assert.ok(seal.openSegment(2, flipped(last, bit)) === undefined, `bit ${bit}`);
});

test("not one recognisable plain byte is in what is sealed, and sealing it again gives other bytes", () => {
  const seal = vault.fileSealer.begin(binding);
  const marked = Buffer.alloc(SEGMENT_BYTES, "sixteen bytes....");
  const [one, two] = [sealed(seal, 0, marked), sealed(seal, 0, marked)];
  for (const segment of [one, two]) assert.ok(!segment.includes("sixteen"));
  assert.notDeepEqual(one, two);
  assert.notDeepEqual(one.subarray(0, 12), two.subarray(0, 12), "a nonce never serves twice");
});

test("what is said about a file opens with its key alone", () => {
  const [seal, other] = [vault.fileSealer.begin(binding), vault.fileSealer.begin(binding)];
  const name = seal.sealText("Röntgenbild links.png");
  assert.equal(seal.openText(name), "Röntgenbild links.png");
  assert.equal(other.openText(name), undefined);
  assert.ok(!Buffer.from(name).includes("bild"));
  assert.ok(seal.openSegment(0, name) === undefined, "nor does it pass for a segment");
});

test("a wrapped key that was put with another file, organisation or epoch does not unwrap", async () => {
  const { epoch, wrappedKey } = await vault.fileSealer.begin(binding).wrap(AT);
  const next = await vault.fileSealer.begin(binding).wrap(AT + EPOCH_MS);
  const moved: [FileBinding, number][] = [
    [{ ...binding, fileId: 9 as FileId }, epoch],
    [{ ...binding, size: binding.size + 1 }, epoch],
    [{ ...binding, organisationId: 6 as OrganisationId }, epoch],
    [binding, next.epoch],
  ];
  for (const [place, other] of moved)
    assert.equal(await vault.fileSealer.unwrap(place, { epoch: other, wrappedKey }), undefined);
});

test("when the key of its epoch is destroyed a file does not open, here or in a process that starts later", async () => {
  const at = AT + 10 * EPOCH_MS;
  const seal = vault.fileSealer.begin(binding);
  const [before, after] = [await seal.wrap(at), await seal.wrap(at + EPOCH_MS)];
  await vault.keys.destroy(binding.organisationId, before.epoch);
  for (const { fileSealer } of [vault, await openVault(join(home, "keys"))]) {
    assert.equal(await fileSealer.unwrap(binding, before), undefined);
    assert.ok(
      await fileSealer.unwrap(binding, after),
      "wrapped anew for a later epoch it lives as long as that",
    );
  }
});
