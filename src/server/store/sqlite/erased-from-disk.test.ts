import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import type { ThreadView } from "../../domain/thread-view.ts";
import { Clinic, NOW, removeOne, say } from "../contract/clinic.ts";
import { openInFolder } from "./open-in-folder.ts";

/** A message's body is its mark again and again; the mark is in nothing else. */
interface Marked {
  readonly mark: string;
  readonly view: ThreadView;
  readonly seq: number;
  readonly expiresAt: number;
}

const SIZES = [32, 120, 300, 1_000, 5_000, 40_000];

let opened: Awaited<ReturnType<typeof openInFolder>>;
let clinic: Clinic;
before(async () => {
  opened = await openInFolder();
  clinic = await Clinic.found(opened);
});
after(() => opened.close());

const MARK = /<[0-9a-z]{14}>/g;

function newMark(): string {
  return `<${Math.random().toString(36).slice(2).padEnd(14, "0").slice(0, 14)}>`;
}

async function sayMarked(view: ThreadView, size: number, expiresAt: number): Promise<Marked> {
  const mark = newMark();
  const { seq } = await say(opened.store, view, { body: Buffer.alloc(size, mark), expiresAt });
  return { mark, view, seq, expiresAt };
}

/** Which of these are in some file of the data folder, whole or in part. */
function onDisk(messages: readonly Marked[]): Marked[] {
  const files = readdirSync(opened.folder).map((name) => readFileSync(join(opened.folder, name), "latin1"));
  const found = new Set(files.flatMap((file) => file.match(MARK) ?? []));
  return messages.filter(({ mark }) => found.has(mark));
}

async function eraseAll(now: number): Promise<void> {
  while ((await opened.store.expired.erase(now, 100)) > 0);
}

test("a body is in the data folder until it is erased and scrubbed, and in none of its files from then on", async () => {
  const { ofAna } = await clinic.pair();
  for (const size of SIZES) {
    const [expires, deleted, lives] = await Promise.all(
      [NOW + 1, NOW + 9, NOW + 9].map((end) => sayMarked(ofAna, size, end)),
    );
    assert.ok(expires && deleted && lives);
    const all = [expires, deleted, lives];
    assert.deepEqual(onDisk(all), all);
    await removeOne(opened.store, ofAna, deleted.seq);
    await eraseAll(NOW + 1);
    assert.notDeepEqual(onDisk(all), [lives], "before the scrub the journal still has what was erased");
    await opened.store.expired.scrub();
    assert.deepEqual(onDisk(all), [lives]);
  }
});

test("nor does a copy stay behind when thousands come and go in any order", async () => {
  const pairs = await Promise.all(Array.from({ length: 8 }, () => clinic.pair()));
  let lives: Marked[] = [];
  for (let now = NOW + 100; now < NOW + 220; now += 10) {
    const posted = Array.from({ length: 600 }, (_, n) => {
      const view = pairs[n % pairs.length]?.ofBo;
      assert.ok(view);
      const size = SIZES[Math.floor(Math.random() ** 3 * SIZES.length)] ?? 0;
      return sayMarked(view, size, now + 1 + Math.floor(Math.random() * 60));
    });
    lives.push(...(await Promise.all(posted)));
    const deleted = lives.filter((_, n) => n % 20 === 0);
    for (const { view, seq } of deleted) await removeOne(opened.store, view, seq);
    await eraseAll(now);
    await opened.store.expired.scrub();
    const gone = lives.filter((marked) => deleted.includes(marked) || marked.expiresAt <= now);
    assert.ok(gone.length > 0);
    assert.deepEqual(onDisk(gone), []);
    lives = lives.filter((marked) => !gone.includes(marked));
  }
});

test("the space of what was erased is given back", async () => {
  const db = new DatabaseSync(join(opened.folder, "clinic.db"));
  const bodies = () => db.prepare("SELECT count(*) AS n FROM bodies").get()?.n;
  const { ofAna } = await clinic.pair();
  await sayMarked(ofAna, 100, NOW + 1_000);
  await eraseAll(NOW + 999);
  await opened.store.expired.erase(NOW, 10_000);
  const blank = bodies();
  assert.ok(Number(blank) > 1, "blank rows near one that lives stay");
  await eraseAll(NOW + 1_000);
  await opened.store.expired.erase(NOW, 10_000);
  assert.equal(bodies(), 0);
  db.close();
});
