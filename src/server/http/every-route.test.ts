import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { everyRoute, type Route } from "../../../test/harness/every-route.ts";
import { openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { isFor, RIGHT_ANSWERS, rightAnswer } from "../../../test/harness/right-answers.ts";
import { answersAt, askAs, bodyOf } from "../../../test/harness/valid-requests.ts";
import { type RoleHere, wholeOrganisation } from "../../../test/harness/whole-organisation.ts";

const clinic = await openHttpClinic({ trustedProxies: ["loopback"] });
after(() => clinic.close());

/** HEAD is GET without its answer, but for uploads, where it is a question of its own. */
const routes = everyRoute(clinic.app).filter(
  ({ method, url }) => method !== "HEAD" || url === "/api/uploads/:id",
);
const named = ({ method, url }: Route) => `${method} ${url}`;
const answerOf = (route: Route) =>
  RIGHT_ANSWERS[named({ ...route, method: route.method === "HEAD" ? "GET" : route.method })];

/** The log is there to grow, and what nobody of an organisation brings about is no change of it. */
const BESIDE = new Set(["audit", "audit_beginning"]);

/** Every row of the database that has one of these numbers in it. */
function rowsAbout(numbers: readonly number[]): string[] {
  const database = new DatabaseSync(join(clinic.folder, "data", "clinic.db"), { readOnly: true });
  const about = new Set(numbers);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const rows = tables
    .map(({ name }) => String(name))
    .filter((name) => !BESIDE.has(name))
    .flatMap((name) => database.prepare(`SELECT '${name}' AS "table", * FROM "${name}"`).all())
    .filter((row) => Object.values(row).some((value) => about.has(Number(value))))
    .map((row) => JSON.stringify(row));
  database.close();
  return rows;
}

/** In which tables there is a row that was not, or is none any more. */
function changed(before: readonly string[], now: readonly string[]): string[] {
  const [then, since] = [new Set(before), new Set(now)];
  const different = [...before.filter((row) => !since.has(row)), ...now.filter((row) => !then.has(row))];
  return different.map((row) => JSON.parse(row).table);
}

test("the walk knows every route, and no route that there is not", () => {
  const known = new Set(Object.keys(RIGHT_ANSWERS));
  const there = new Set(routes.filter(({ method }) => method !== "HEAD").map(named));
  assert.deepEqual(
    [...there].filter((route) => !known.has(route)),
    [],
    "say in right-answers.ts what is right",
  );
  assert.deepEqual(
    [...known].filter((route) => !there.has(route)),
    [],
  );
});

for (const route of routes) {
  test(`${named(route)}: with another organisation's identifiers nobody is given, or changes, anything of it`, async () => {
    const first = await wholeOrganisation(clinic);
    const second = await wholeOrganisation(clinic);
    const right = answerOf(route);
    assert.ok(right);
    const numbers = Object.values(first.ids).filter((id) => id > 1_000);
    const before = rowsAbout(numbers);
    for (const role of ["nobody", "guest", "participant", "host", "administrator"] as const) {
      const { status, text, said } = await askAs(clinic, second.sessions[role], route, first.ids);
      assert.equal(said, expected(route, rightAnswer(right, role, false)), role);
      assert.ok(status < 500);
      for (const id of numbers) assert.ok(status >= 300 || !text.includes(String(id)), `${role} reads ${id}`);
      assert.ok(!/marked words/.test(text));
    }
    assert.deepEqual(changed(before, rowsAbout(numbers)), []);
  });

  test(`${named(route)}: each role of the same organisation, and Support, is answered what is right`, async () => {
    const { sessions, ids } = await wholeOrganisation(clinic);
    const right = answerOf(route);
    assert.ok(right);
    for (const { role, said } of await answersAt(clinic, sessions, route, ids))
      assert.equal(said, expected(route, rightAnswer(right, role, true)), role);
  });
}

/** HEAD has no body to hold a code. */
function expected({ method }: Route, answer: string): string {
  return method === "HEAD" ? (answer.split(" ")[0] ?? "") : answer;
}

const ASKS: Readonly<Record<ReturnType<typeof isFor>, RoleHere>> = {
  anybody: "nobody",
  everybody: "guest",
  members: "guest",
  accounts: "participant",
  hosts: "host",
  administrators: "administrator",
  support: "support",
  guests: "guest",
};
const SURPLUS = [
  { organisationId: 1 },
  { id: 1 },
  { roles: ["administrator"], admin: true },
  { support: true },
  { passwordHash: "$argon2id$", emailVerified: true },
];

test("no body may say more than it should: what is surplus is refused and changes nothing, whoever asks", async () => {
  const withBody = routes.filter((route) => bodyOf(route, {} as never) !== undefined);
  assert.ok(withBody.length > 35);
  for (const route of withBody) {
    const { ids, sessions } = await wholeOrganisation(clinic);
    const right = answerOf(route);
    assert.ok(right);
    const before = rowsAbout([ids.organisation]);
    for (const surplus of SURPLUS) {
      const known = bodyOf(route, ids) ?? {};
      const more = Object.fromEntries(Object.entries(surplus).filter(([field]) => !(field in known)));
      if (Object.keys(more).length === 0) continue;
      if (named(route) === "PATCH /api/colleagues/:id" && "roles" in more) continue; // is what it is for
      const { said } = await askAs(clinic, sessions[ASKS[isFor(right)]], route, ids, more);
      assert.equal(said, "400 invalid-body", `${named(route)} with ${Object.keys(more)}`);
    }
    assert.deepEqual(changed(before, rowsAbout([ids.organisation])), [], named(route));
  }
});
