import assert from "node:assert/strict";
import { test } from "node:test";
import type { LetterId } from "../../domain/identifiers.ts";
import type { Carrier, LetterText } from "../../ports/carriers.ts";

/** A carrier with something behind it that really takes letters. */
export interface CarrierRig {
  readonly carrier: Carrier;
  /** An address that is taken. */
  readonly to: string;
  /** The texts that arrived, as somebody reads them. */
  arrived(): Promise<readonly string[]>;
  /** Whether anything of this was given away, be it half a letter. */
  heardOf(words: string): Promise<boolean>;
}

type Open = (test: { after(undo: () => Promise<void>): void }) => Promise<CarrierRig>;

/** What every carrier keeps to, whichever way letters leave by it. */
export function testCarrierContract(name: string, open: Open): void {
  const letter = (to: string, text: string): LetterText => ({ to, subject: "A secure chat", text });

  test(`${name}: a letter arrives once and word for word, also with accents and dots at the beginning`, async (t) => {
    const { carrier, to, arrived } = await open(t);
    const text =
      "Clínica São has opened a chat for you: https://chat.example/i#a=b\n.\n..two dots\nfrom here";
    const ended = await carrier.carry(1 as LetterId, letter(to, text), () => Promise.resolve(true));
    assert.deepEqual(ended, { outcome: "sent" });
    assert.deepEqual((await arrived()).map(tidy), [tidy(text)]);
    await carrier.close();
  });

  test(`${name}: consent is asked for once, before a single word is given away`, async (t) => {
    const { carrier, to, heardOf } = await open(t);
    let asked = 0;
    let early: boolean | undefined;
    const ended = await carrier.carry(2 as LetterId, letter(to, "zebra stripes"), async () => {
      asked += 1;
      early = await heardOf("zebra");
      return true;
    });
    assert.deepEqual([ended.outcome, asked, early], ["sent", 1, false]);
    assert.equal(await heardOf("zebra"), true);
    await carrier.close();
  });

  test(`${name}: without consent nothing is given away, and that is certain`, async (t) => {
    const { carrier, to, arrived, heardOf } = await open(t);
    const ended = await carrier.carry(3 as LetterId, letter(to, "zebra"), () => Promise.resolve(false));
    assert.equal(ended.outcome, "later");
    assert.deepEqual(await arrived(), []);
    assert.equal(await heardOf("zebra"), false);
    await carrier.close();
  });

  test(`${name}: several letters at the same time all arrive, each once`, async (t) => {
    const { carrier, to, arrived } = await open(t);
    const texts = ["one", "two", "three", "four", "five"];
    const carried = texts.map((text, index) => {
      return carrier.carry((10 + index) as LetterId, letter(to, text), () => Promise.resolve(true));
    });
    for (const ended of await Promise.all(carried)) assert.equal(ended.outcome, "sent");
    assert.deepEqual((await arrived()).map(tidy).sort(), [...texts].sort());
    await carrier.close();
  });
}

/** Mail ends its lines in its own way. */
function tidy(text: string): string {
  return text.replace(/\r\n/g, "\n").trim();
}
