import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import {
  BY_NAME,
  BY_NAME_FROM_A_NETWORK,
  codeAttempts,
  FOR_A_NETWORK,
  FOR_AN_ADDRESS,
  type Place,
} from "./code-attempts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const home: Place = { address: "192.0.2.1", network: "192.0.2.0/24" };

function started() {
  const time = { now: 1_800_000_000_000 };
  const attempts = codeAttempts({ clock: { now: () => time.now } });
  /** @returns how many of these were let through */
  const tries = (times: number, place = home, byName = false) => {
    let begun = 0;
    for (let attempt = 0; attempt < times; attempt += 1) {
      try {
        attempts.begin(place, byName);
        begun += 1;
      } catch (error) {
        assert.ok(error instanceof Refusal && error.code === "code-too-often");
      }
    }
    return begun;
  };
  return { time, attempts, tries };
}

test("an address has so many attempts in any 15 minutes, wherever these begin", () => {
  const { time, tries } = started();
  assert.equal(tries(4), 4);
  time.now += 10 * MINUTE;
  assert.equal(tries(20), FOR_AN_ADDRESS.inAWindow - 4);
  time.now += 5 * MINUTE;
  assert.equal(tries(20), 4);
});

test("an address has so many attempts in any 24 hours, wherever these begin", () => {
  const { time, tries } = started();
  let begun = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    begun += tries(20);
    time.now += HOUR;
  }
  assert.equal(begun, FOR_AN_ADDRESS.inADay);
  assert.equal(tries(20), FOR_AN_ADDRESS.inAWindow);
});

test("a network has its own limit, however many addresses it has", () => {
  const { time, tries } = started();
  const neighbours = Array.from({ length: 250 }, (_, index) => ({ ...home, address: `192.0.2.${index}` }));
  const all = () => neighbours.reduce((sum, place) => sum + tries(10, place), 0);
  assert.equal(all(), FOR_A_NETWORK.inAWindow);
  let begun = FOR_A_NETWORK.inAWindow;
  for (let hour = 1; hour < 24; hour += 1) {
    time.now += HOUR;
    begun += all();
  }
  assert.equal(begun, FOR_A_NETWORK.inADay);
  assert.equal(tries(1, { address: "198.51.100.1", network: "198.51.100.0/24" }), 1);
});

test("asking by name has a limit of its own, and counts as an attempt too", () => {
  const { tries } = started();
  assert.equal(tries(9, home, true), BY_NAME.inADay);
  assert.equal(tries(20), FOR_AN_ADDRESS.inAWindow - BY_NAME.inADay);
});

test("a network may ask by name so often, however many addresses it has, and others still may", () => {
  const { tries } = started();
  const neighbours = Array.from({ length: 9 }, (_, index) => ({ ...home, address: `192.0.2.${index}` }));
  const asked = neighbours.reduce((sum, place) => sum + tries(9, place, true), 0);
  assert.equal(asked, BY_NAME_FROM_A_NETWORK.inADay);
  assert.equal(tries(1, { address: "198.51.100.1", network: "198.51.100.0/24" }, true), 1);
});

test("who was let in by name has not guessed: the attempt is given back, once", () => {
  const { attempts, tries } = started();
  for (const admission of ["one", "two", "three"]) attempts.begin(home, true).awaits(admission);
  assert.equal(tries(1, home, true), 0);
  attempts.admitted("two");
  attempts.admitted("two");
  attempts.admitted("never asked");
  assert.equal(tries(9, home, true), 1);
});

test("what is refused makes nobody be forgotten: a network that is at its limit frees no other one", () => {
  const { tries } = started();
  tries(FOR_AN_ADDRESS.inAWindow);
  const besiegers = { network: "198.51.100.0/24" };
  for (let address = 0; address < 20_100; address += 1) tries(1, { ...besiegers, address: `${address}` });
  assert.equal(tries(1), 0);
});

test("what was refused is not counted: a limit ends by itself while somebody keeps trying", () => {
  const { time, tries } = started();
  tries(10);
  for (let minute = 0; minute < 14; minute += 1) {
    time.now += MINUTE;
    assert.equal(tries(5), 0);
  }
  time.now += MINUTE;
  assert.equal(tries(1), 1);
});

test("an attempt that is taken back was none, for the address, the network and the name", () => {
  const { attempts, tries } = started();
  for (let times = 0; times < 500; times += 1) attempts.begin(home, true).withdraw();
  assert.equal(tries(20, home, true), BY_NAME.inADay);
});

test("of attempts that are under way together each is taken back by itself", () => {
  const { attempts, tries } = started();
  const underWay = Array.from({ length: 10 }, () => attempts.begin(home, false));
  assert.equal(tries(1), 0);
  for (const attempt of underWay.slice(0, 4)) attempt.withdraw();
  assert.equal(tries(20), 4);
});

test("taking one back twice takes no other one back", () => {
  const { attempts, tries } = started();
  const attempt = attempts.begin(home, false);
  tries(5);
  attempt.withdraw();
  attempt.withdraw();
  assert.equal(tries(20), FOR_AN_ADDRESS.inAWindow - 5);
});
