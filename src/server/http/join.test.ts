import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { besiege, codeOf, HOUR, MINUTE, say, startChat, visit } from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { CODES_ALONE_A_DAY } from "../actions/code-attempts.ts";
import type { OrganisationId } from "../domain/identifiers.ts";

const DAY = 24 * HOUR;

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;
let visits = 0;

const join = (by: HttpBrowser, code: string, more: object = {}) =>
  by.ask("POST", "/api/join", { body: { code, ...more } });
const issue = async (who = maya, thread = threadId): Promise<string> =>
  (await ada.ask("POST", `/api/threads/${thread}/members/${who}/code`)).json.code;
const at = (address: string) => browserOf(clinic, undefined, address);
/** Nine digits that are nobody's. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000_000).padStart(9, "0");

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  clinic.time.now += 2 * DAY; // limits are over by then
  ({ here, ada, maya, threadId } = await visit(clinic));
  visits += 1;
  phone = await at(`198.51.100.${visits}`);
});

describe("coming in by a code", () => {
  test("nine digits lead into the chat, whose first message comes with the answer", async () => {
    await say(ada, threadId, "Good morning");
    const answer = await join(phone, await issue());
    assert.equal(answer.status, 200);
    const { goTo, frames } = answer.json;
    assert.equal(goTo, `/chat/${threadId}`);
    assert.deepEqual(
      frames.map(({ type }: { type: string }) => type),
      ["welcome", "changes"],
    );
    assert.equal(frames[1].messages[0].text, "Good morning");
    assert.deepEqual([...phone.jar.keys()], ["__Host-guest"]);
    assert.equal((await phone.ask("GET", "/api/unread")).json.unread, 1);
  });

  test("it is read with hyphens, spaces and whatever else is between the digits", async () => {
    const code = await issue();
    const [one, two, three] = [code.slice(0, 3), code.slice(3, 6), code.slice(6)];
    for (const written of [
      `${one}-${two}-${three}`,
      ` ${one} ${two}\u00a0${three}\n`,
      `${one}.${two}.${three}`,
    ]) {
      assert.equal((await join(phone, written)).status, 200);
    }
  });

  test("less than nine digits are answered at once, and count as no attempt", async () => {
    for (let times = 0; times < 40; times += 1) {
      const answer = await join(phone, "12345");
      assert.deepEqual(
        [answer.status, answer.json.code, answer.json.field],
        [422, "code-incomplete", "code"],
      );
    }
    assert.equal((await join(phone, await issue())).status, 200);
  });

  test("it works on every device until it ends, after 24 hours", async () => {
    const code = await issue();
    assert.equal((await join(phone, code)).status, 200);
    clinic.time.now += DAY - 1;
    assert.equal((await join(await at("198.51.100.250"), code)).status, 200);
    clinic.time.now += 1;
    assert.deepEqual(codeOf(await join(phone, code)), [404, "code-wrong"]);
  });

  test("wrong, ended, taken back and replaced codes are answered alike", async () => {
    const replaced = await issue();
    const revoked = await issue();
    await ada.ask("DELETE", `/api/threads/${threadId}/members/${maya}/code`);
    const ended = await issue();
    clinic.time.now += DAY;
    const answers = [];
    for (const code of [replaced, revoked, ended, wrong(ended)]) {
      const { status, text, headers } = await join(phone, code);
      answers.push({ status, text, names: Object.keys(headers).sort() });
    }
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers[0]?.status, 404);
    assert.equal(phone.jar.size, 0);
  });

  test("digits and name are kept nowhere in the open, and are in no log", async () => {
    const code = await issue();
    await join(phone, code);
    assert.equal(clinic.logged.join("").includes(code), false);
    const { codes } = clinic.ports;
    assert.equal((await codes.tryCode(code, 0, clinic.time.now)).code, undefined);
  });

  test("the code of a session leads to its waiting room, until the session has ended", async () => {
    const body = { startsAt: null, people: [maya] };
    const { appointment } = (await ada.ask("POST", "/api/appointments", { body })).json;
    const { code } = appointment.people[0].code;
    const { goTo, frames } = (await join(phone, code)).json;
    assert.equal(goTo, `/waiting-room/${appointment.id}`);
    assert.equal(frames[1].threadId, appointment.threadId);
    assert.equal((await phone.ask("GET", `/api/waiting-room/${appointment.id}`)).status, 200);
    assert.equal((await ada.ask("DELETE", `/api/appointments/${appointment.id}`)).status, 204);
    assert.deepEqual(codeOf(await join(phone, code)), [404, "code-wrong"]);
  });

  test("an account holder needs no code", async () => {
    const colleague = await clinic.addPerson(here, `Cleo ${here}`, ["participant"]);
    const group = await startChat(ada, maya, colleague.id);
    const path = `/api/threads/${group}/members/${colleague.id}/code`;
    assert.deepEqual(codeOf(await ada.ask("POST", path)), [403, "not-a-guest"]);
  });
});

describe("guessing", () => {
  test("after ten wrong codes from one address even a right one has to wait there, and not elsewhere", async () => {
    const code = await issue();
    for (let guess = 0; guess < 10; guess += 1) assert.equal((await join(phone, wrong(code))).status, 404);
    const refused = await join(phone, code);
    assert.deepEqual([...codeOf(refused), refused.headers["retry-after"]], [429, "code-too-often", "900"]);
    assert.equal((await join(await at("198.51.100.251"), code)).status, 200);
    clinic.time.now += 15 * MINUTE;
    assert.equal((await join(phone, code)).status, 200);
  });

  test("many at once are counted one by one", async () => {
    const code = await issue();
    const answers = await Promise.all(Array.from({ length: 30 }, () => join(phone, wrong(code))));
    assert.equal(answers.filter(({ status }) => status === 404).length, 10);
    assert.equal(answers.filter(({ status }) => status === 429).length, 20);
  });

  test("a right code is no attempt", async () => {
    const code = await issue();
    for (let times = 0; times < 40; times += 1) assert.equal((await join(phone, code)).status, 200);
  });

  test("doors for people nobody knows are knocked at so often, and then more slowly", async () => {
    const answers = await Promise.all(
      Array.from({ length: 150 }, () =>
        phone.ask("POST", "/api/invitations/renew", { body: { secret: "x" } }),
      ),
    );
    assert.ok(answers.some((answer) => answer.json?.code === "too-fast"));
    assert.equal((await join(await at("198.51.100.252"), await issue())).status, 200);
  });
});

describe("when too many wrong codes were tried in the installation", () => {
  beforeEach(() => besiege(clinic));

  test("a code asks for one thing more, right or wrong, and the last four digits of the mobile are it", async () => {
    const code = await issue();
    const [right, guessed] = [await join(phone, code), await join(phone, wrong(code))];
    assert.deepEqual([codeOf(right), right.text], [[403, "code-second-proof"], guessed.text]);
    const answer = await join(phone, code, { lastFour: "01-42" });
    assert.deepEqual([answer.status, answer.json.goTo], [200, `/chat/${threadId}`]);
  });

  test("a right code with wrong digits is answered like a wrong code with right ones: either may be wrong", async () => {
    const code = await issue();
    const [digits, both] = [
      await join(phone, code, { lastFour: "0143" }),
      await join(phone, wrong(code), { lastFour: "0142" }),
    ];
    assert.deepEqual([codeOf(digits), digits.text], [[404, "code-or-proof-wrong"], both.text]);
    const few = await join(phone, code, { lastFour: "142" });
    assert.deepEqual([few.json.code, few.json.field], ["code-second-proof", "lastFour"]);
  });

  test("it is over when the day is (UTC)", async () => {
    const code = await issue();
    clinic.time.now = (Math.floor(clinic.time.now / DAY) + 1) * DAY;
    assert.equal((await join(phone, code)).status, 200);
  });

  test("one wrong code before that, a code alone is enough", async () => {
    const code = await issue();
    const today = Math.floor(clinic.time.now / DAY) + 1;
    clinic.time.now = today * DAY;
    for (let guess = 0; guess < CODES_ALONE_A_DAY - 1; guess += 1) await clinic.ports.codes.countWrong(today);
    assert.equal((await join(phone, code)).status, 200);
    assert.equal((await join(phone, wrong(code))).status, 404);
    assert.equal((await join(phone, code)).status, 403);
  });
});
