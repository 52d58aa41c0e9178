import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";
import type { ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

type Method = "GET" | "POST" | "DELETE";

let clinic: HttpClinic;
let host: Person;
let colleague: Person;
let stranger: Person;
let session: string;
let threadId: ThreadId;
let threadOfOthers: ThreadId;
let threadElsewhere: ThreadId;

before(begin);

async function begin(): Promise<void> {
  clinic = await openHttpClinic();
  const here = clinic.addOrganisation("Riverside Clinic");
  const elsewhere = clinic.addOrganisation("Hilltop Clinic");
  host = await clinic.addPerson(here, "Ada Ames", ["administrator", "host", "participant"]);
  colleague = await clinic.addPerson(here, "Ben Birch", ["host", "participant"]);
  const third = await clinic.addPerson(here, "Ona Office", ["participant"]);
  stranger = await clinic.addPerson(elsewhere, "Zoe Zander", ["host", "participant"]);
  const other = await clinic.addPerson(elsewhere, "Yann Young", ["participant"]);
  session = await clinic.signedInAs(host);
  ({ threadId } = await clinic.deeds.startThread(host, [colleague.id]));
  ({ threadId: threadOfOthers } = await clinic.deeds.startThread(colleague, [third.id]));
  ({ threadId: threadElsewhere } = await clinic.deeds.startThread(stranger, [other.id]));
}

after(() => clinic.close());

const ENDPOINTS: readonly { method: Method; path: string; open?: true; body?: Record<string, unknown> }[] = [
  { method: "POST", path: "/api/sign-in", open: true, body: { email: "", password: "" } },
  { method: "POST", path: "/api/links/look", open: true, body: { secret: "" } },
  {
    method: "POST",
    path: "/api/set-up",
    open: true,
    body: { secret: "", organisation: "", emergencyNumber: "", name: "", email: "", password: "" },
  },
  { method: "POST", path: "/api/welcome", open: true, body: { secret: "", password: "" } },
  { method: "POST", path: "/api/sign-out" },
  { method: "GET", path: "/api/colleagues" },
  { method: "POST", path: "/api/colleagues", body: { name: "", email: "", roles: [] } },
  { method: "POST", path: "/api/colleagues/1/link" },
  { method: "POST", path: "/api/people/find", body: { query: "be" } },
  { method: "POST", path: "/api/threads", body: { people: [] } },
  { method: "GET", path: "/api/threads" },
  { method: "GET", path: "/api/threads/1/messages" },
  { method: "POST", path: "/api/threads/1/messages", body: { clientId: "0123456789abcdef", text: "" } },
  { method: "DELETE", path: "/api/threads/1/messages/1" },
  { method: "GET", path: "/api/unread" },
];

function assertRefused(
  answer: { status: number; json: unknown },
  status: number,
  code: ErrorCode,
  field?: string,
) {
  assert.deepEqual(answer.json, { code, sentence: SENTENCES[code], ...(field !== undefined && { field }) });
  assert.equal(answer.status, status);
}

for (const { method, path, open, body } of ENDPOINTS) {
  describe(`${method} ${path}`, () => {
    // An address may knock at an open door only so often; a clinic of its own has not counted it yet.
    if (open) {
      before(async () => {
        await clinic.close();
        await begin();
      });
    }
    if (!open) {
      test("who is not signed in is refused, whatever they send", async () => {
        assertRefused(await clinic.ask(method, path), 401, "not-signed-in");
        assertRefused(await clinic.ask(method, path, { as: "0".repeat(43) }), 401, "not-signed-in");
        if (body) assertRefused(await clinic.ask(method, path, { raw: "{" }), 401, "not-signed-in");
      });
    }
    if (method !== "GET") {
      test("a request from another website is refused", async () => {
        const as = session;
        const crossSite = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
        assertRefused(
          await clinic.ask(method, path, { as, body: body ?? {}, headers: crossSite }),
          403,
          "wrong-origin",
        );
        const origin = { origin: "https://evil.example" };
        assertRefused(
          await clinic.ask(method, path, { as, body: body ?? {}, headers: origin }),
          403,
          "wrong-origin",
        );
      });
    }
    if (body) badBodies(method, path, body);
  });
}

function badBodies(method: Method, path: string, body: Record<string, unknown>): void {
  const send = (raw: string, type = "application/json") =>
    clinic.ask(method, path, { as: session, raw, headers: { "content-type": type } });

  for (const raw of ["{", "nonsense", "\0", '{"a":1}}', "\ud800"]) {
    test(`what is not JSON is refused: ${JSON.stringify(raw)}`, async () => {
      assertRefused(await send(raw), 400, "not-json");
    });
  }
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/jsonx",
    "x",
  ]) {
    test(`a body of another type is refused, as a form of another website sends it: ${type}`, async () => {
      assertRefused(await send(JSON.stringify(body), type), 415, "not-json");
    });
  }
  for (const raw of ["", "null", "[]", "1", '"text"', "{}"]) {
    test(`what is no form of this endpoint is refused: ${raw || "nothing"}`, async () => {
      const { status, json } = await send(raw);
      assert.deepEqual([status, json.code], [400, "invalid-body"]);
    });
  }
  for (const field of Object.keys(body)) {
    test(`a form without ${field} is refused, and the answer names it`, async () => {
      const { [field]: _, ...rest } = body;
      assertRefused(await send(JSON.stringify(rest)), 400, "invalid-body", field);
    });
    for (const wrong of [null, 1, true, {}, [null], [[]]]) {
      test(`a form with ${JSON.stringify(wrong)} for ${field} is refused, and the answer names it`, async () => {
        assertRefused(await send(JSON.stringify({ ...body, [field]: wrong })), 400, "invalid-body", field);
      });
    }
  }
  for (const surplus of ["role", "__proto__", "constructor", ""]) {
    test(`a form with the surplus field ${JSON.stringify(surplus)} does not get through`, async () => {
      const { status, json } = await send(
        `${JSON.stringify(body).slice(0, -1)},${JSON.stringify(surplus)}:1}`,
      );
      assert.deepEqual([status, json.code], [400, "invalid-body"]);
    });
  }
  test("a body beyond what the endpoint takes is refused as too large", async () => {
    const answer = await send(JSON.stringify({ ...body, more: "a".repeat(2 * 1024 * 1024) }));
    assertRefused(answer, 413, "too-large");
  });
}

describe("lists and addresses", () => {
  for (const before of ["x", "-1", "1.5", "9".repeat(16), "1e3", "", "1&before=2", "1&more=1"]) {
    test(`GET /api/threads?before=${before} is refused`, async () => {
      const answer = await clinic.ask("GET", `/api/threads?before=${before}`, { as: session });
      assert.deepEqual([answer.status, answer.json.code], [400, "invalid-body"]);
    });
    test(`GET /api/threads/:id/messages?before=${before} is refused`, async () => {
      const answer = await clinic.ask("GET", `/api/threads/${threadId}/messages?before=${before}`, {
        as: session,
      });
      assert.deepEqual([answer.status, answer.json.code], [400, "invalid-body"]);
    });
  }

  for (const body of [
    { query: "a" },
    { query: "" },
    {},
    { query: ["ben", "birch"] },
    { query: "ben", more: 1 },
  ]) {
    test(`POST /api/people/find of ${JSON.stringify(body)} is refused`, async () => {
      const answer = await clinic.ask("POST", "/api/people/find", { as: session, body });
      assert.deepEqual([answer.status, answer.json.code], [400, "invalid-body"]);
    });
  }

  for (const query of ["\0\0", "   ", "\ud800b", "b%", "__", "%%", "a".repeat(5000)]) {
    test(`nobody is found by ${JSON.stringify(query.slice(0, 20))}`, async () => {
      const answer = await clinic.ask("POST", "/api/people/find", { as: session, body: { query } });
      assert.deepEqual([answer.status, answer.json], [200, { people: [] }]);
    });
  }

  for (const path of [
    "/api",
    "/api/",
    "/api/nothing",
    "/api/threads/1",
    "/api/sign-in/",
    "/api/%zz",
    "/api/people/1",
  ]) {
    for (const method of ["GET", "POST", "DELETE"] as const) {
      test(`there is nothing at ${method} ${path}`, async () => {
        assertRefused(await clinic.ask(method, path, { as: session }), 404, "not-found");
      });
    }
  }
});

describe("what is not this person's", () => {
  const threads: readonly [what: string, id: () => number | string][] = [
    ["no thread", () => 12345],
    ["others of the own organisation", () => threadOfOthers],
    ["another organisation", () => threadElsewhere],
    ["no number", () => "x"],
    ["0", () => 0],
    ["a negative number", () => -1],
    ["more than 53 bits", () => "9007199254740992"],
    ["a number with zeros before it", () => `0${threadId}`],
    ["code", () => "1%20OR%201=1"],
    ["NUL", () => "%00"],
  ];
  for (const [what, id] of threads) {
    test(`a thread of ${what} is answered like one that there is not`, async () => {
      const as = session;
      const path = `/api/threads/${id()}/messages`;
      const body = { clientId: "0123456789abcdef", text: "Hello" };
      assertRefused(await clinic.ask("GET", path, { as }), 404, "thread-not-found");
      assertRefused(await clinic.ask("POST", path, { as, body }), 404, "thread-not-found");
      assertRefused(await clinic.ask("DELETE", `${path}/1`, { as }), 404, "thread-not-found");
    });
  }

  test("somebody of another organisation is answered like somebody whom there is not", async () => {
    const as = session;
    for (const id of [stranger.id, 12345]) {
      const one = { as, body: { people: [id] } };
      assertRefused(await clinic.ask("POST", "/api/threads", one), 404, "person-not-found");
      const several = { as, body: { people: [colleague.id, id] } };
      assertRefused(await clinic.ask("POST", "/api/threads", several), 404, "person-not-found");
      assertRefused(await clinic.ask("POST", `/api/colleagues/${id}/link`, { as }), 404, "person-not-found");
    }
    assertRefused(await clinic.ask("POST", "/api/colleagues/x/link", { as }), 404, "person-not-found");
  });

  test("a message that there is not, or that has no number, cannot be deleted", async () => {
    for (const seq of ["999", "0", "-1", "x", "1.5", "99999999999999999999"]) {
      const answer = await clinic.ask("DELETE", `/api/threads/${threadId}/messages/${seq}`, { as: session });
      assertRefused(answer, 404, "message-not-found");
    }
  });
});

describe("messages that cannot be sent", () => {
  for (const [what, text, code] of [
    ["no text", "", "text-empty"],
    ["blank text", " \n\u00a0\u3000 ", "text-empty"],
    ["10,001 characters", "a".repeat(10_001), "text-too-long"],
    ["1 MB of text", "a".repeat(1024 * 1024), "text-too-long"],
    ["NUL", "a\0b", "text-unreadable"],
    ["half a character", "a\ud800b", "text-unreadable"],
  ] as const) {
    test(`${what} is refused`, async () => {
      const body = { clientId: "0123456789abcdef", text };
      const answer = await clinic.ask("POST", `/api/threads/${threadId}/messages`, { as: session, body });
      assertRefused(answer, 422, code);
    });
  }

  for (const clientId of ["", "short", "a".repeat(37), "0123456789abcde!", "0123456789abcdef\n"]) {
    test(`the client id ${JSON.stringify(clientId)} is refused`, async () => {
      const body = { clientId, text: "Hello" };
      const answer = await clinic.ask("POST", `/api/threads/${threadId}/messages`, { as: session, body });
      assertRefused(answer, 400, "invalid-body", "clientId");
    });
  }
});

describe("chats that cannot be started", () => {
  for (const [what, people, status, code] of [
    ["with nobody", () => [], 422, "nobody-chosen"],
    ["with oneself alone", () => [host.id, host.id], 422, "nobody-chosen"],
    ["with 101 people", () => Array.from({ length: 101 }, (_, index) => index + 1), 422, "too-many-members"],
    ["with 100 others", () => Array.from({ length: 100 }, (_, index) => index + 1), 422, "too-many-members"],
    ["with what is no identifier", () => [0], 400, "invalid-body"],
    ["with more than 53 bits", () => [2 ** 53], 400, "invalid-body"],
    ["with half of one", () => [1.5], 400, "invalid-body"],
  ] as const) {
    test(`a chat ${what} is refused`, async () => {
      const answer = await clinic.ask("POST", "/api/threads", { as: session, body: { people: people() } });
      assertRefused(answer, status, code, "people");
    });
  }
});
