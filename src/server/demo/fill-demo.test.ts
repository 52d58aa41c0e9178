import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { chosenPassword } from "../domain/chosen-password.ts";
import { fillDemo } from "./fill-demo.ts";
import { ACCOUNTS, ORGANISATION } from "./riverside-clinic.ts";

let clinic: HttpClinic;
let lines: string[];

before(async () => {
  clinic = await openHttpClinic();
  lines = await fillDemo(clinic);
});
after(() => clinic.close());

const accounts = () => lines.filter((line) => line.startsWith("demo  ")).map((line) => line.split("  "));

async function signedIn(email = "", password = "") {
  const { headers } = await clinic.ask("POST", "/api/sign-in", { body: { email, password } });
  return { as: /^session=([^;]+)/.exec(String(headers["set-cookie"]))?.[1] ?? "" };
}

/** What each account has: threads, and unread messages. */
async function whatIsThere() {
  return Promise.all(
    accounts().map(async ([, email, password]) => {
      const session = await signedIn(email, password);
      const { threads } = (await clinic.ask("GET", "/api/threads", session)).json;
      const { unread } = (await clinic.ask("GET", "/api/unread", session)).json;
      return {
        email,
        threads: threads.map(({ id, version }: { id: number; version: number }) => [id, version]),
        unread,
      };
    }),
  );
}

test("one line an account is printed, with which each can sign in: two hosts, an administrator, a participant", async () => {
  assert.deepEqual(
    accounts()
      .map(([, , , roles]) => roles)
      .sort(),
    ["administrator,participant", "host,participant", "host,participant", "participant"],
  );
  for (const fields of accounts()) {
    assert.equal(fields.length, 4);
    assert.match(fields[1] ?? "", /^[a-z.]+@riverside\.example$/);
    assert.ok((await signedIn(fields[1], fields[2])).as);
  }
  assert.match(lines.join("\n"), /public/);
});

test("there are three chats, and each of the four has something unread", async () => {
  const there = await whatIsThere();
  assert.equal(new Set(there.flatMap(({ threads }) => threads.map(([id]: number[]) => id))).size, 3);
  for (const { email, unread } of there) assert.ok(unread > 0, email);
});

test("hosts have contacts, two of them with the same name; another start doubles none", async () => {
  const names = async () => {
    const [, email, password] = accounts().find((fields) => fields[1]?.startsWith("ada.")) ?? [];
    const { json } = await clinic.ask("GET", "/api/contacts", await signedIn(email, password));
    return json.contacts.map(({ name }: { name: string }) => name).sort();
  };
  assert.deepEqual(await names(), ["Alex Acorn", "Alex Acorn", "Maya Moon"]);
  await fillDemo(clinic);
  assert.deepEqual(await names(), ["Alex Acorn", "Alex Acorn", "Maya Moon"]);
});

test("another start with --demo prints the same lines and doubles nothing", async () => {
  const there = await whatIsThere();
  assert.deepEqual(await fillDemo(clinic), lines);
  assert.deepEqual(await whatIsThere(), there);
});

test("what was interrupted in the middle is completed by the next start", async (t) => {
  const interrupted = await openHttpClinic();
  t.after(() => interrupted.close());
  let posts = 0;
  const postMessage: typeof interrupted.deeds.postMessage = (...message) => {
    posts += 1;
    if (posts === 4) throw new Error("interrupted");
    return interrupted.deeds.postMessage(...message);
  };
  await assert.rejects(
    fillDemo({ ...interrupted, deeds: { ...interrupted.deeds, postMessage } }),
    /interrupted/,
  );
  assert.deepEqual(await fillDemo(interrupted), lines);
  const pat = await interrupted.ports.people.credentials("pat.patient@riverside.example");
  assert.ok(pat);
  assert.equal(await interrupted.ports.positions.unread(pat.personId, interrupted.time.now), 2);
});

test("an organisation that is there already is left as it is, and no account is printed", async (t) => {
  const real = await openHttpClinic();
  t.after(() => real.close());
  const secret = (await real.deeds.issueSetUpLink()) ?? "";
  const form = {
    organisation: "Hilltop Clinic",
    emergencyNumber: "",
    name: "Zoe Zander",
    email: "zoe@hilltop.example",
  };
  await real.deeds.setUp({ secret, ...form, password: "the grey heron stands still" });
  const printed = await fillDemo(real);
  const account = await real.ports.people.credentials("ona.office@riverside.example");
  assert.equal(printed.length, 1);
  assert.ok(!printed[0]?.startsWith("demo"));
  assert.equal(account, undefined);
});

test("the demo's passwords could be chosen by anybody", () => {
  for (const { name, email, password } of Object.values(ACCOUNTS)) {
    assert.equal(chosenPassword(password, { organisation: ORGANISATION.name, name, email }), password);
    assert.doesNotMatch(password, /\s/);
  }
});
