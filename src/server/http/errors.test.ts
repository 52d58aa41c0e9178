import assert from "node:assert/strict";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { SENTENCES } from "../../shared/protocol/error-codes.ts";

let clinic: HttpClinic;

before(async () => {
  clinic = await openHttpClinic();
});
after(() => clinic.close());

test("an error that nobody foresaw is answered with a sentence, and logged without a word of what it said", async () => {
  clinic.served.lookAtLink = async () => {
    throw new Error("duplicate key (email)=(ada@riverside.example)");
  };
  const { status, json, headers } = await clinic.ask("POST", "/api/links/look", {
    body: { secret: "s3cret" },
  });
  assert.deepEqual([status, json], [503, { code: "try-again", sentence: SENTENCES["try-again"] }]);
  assert.ok(Number(headers["retry-after"]) > 0);
  const log = clinic.logged.join("");
  assert.match(log, /an unforeseen error/);
  assert.match(log, /errors\.test\.ts/);
  assert.doesNotMatch(log, /riverside|duplicate|s3cret/);
});

test("the log has the pattern of an address and no word of what people search for", async () => {
  clinic.logged.length = 0;
  await clinic.ask("POST", "/api/people/find", { body: { query: "Wilhelmina" } });
  await clinic.ask("POST", "/api/sign-in", {
    body: { email: "ada@riverside.example", password: "kelp otter basin" },
  });
  const log = clinic.logged.join("");
  assert.match(log, /"route":"\/api\/people\/find"/);
  assert.match(log, /"route":"\/api\/sign-in","status":401/);
  assert.doesNotMatch(log, /Wilhelmina|riverside|otter/);
});

test("what is not HTTP at all is answered with 400, and the server goes on", async () => {
  await clinic.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = clinic.app.server.address() as AddressInfo;
  for (const bytes of [
    "\0\0\0\0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "NONSENSE / HTTP/1.1\r\n\r\n",
  ]) {
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    socket.write(bytes);
    const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
    assert.match(head, /^HTTP\/1\.1 400 /);
    assert.deepEqual(JSON.parse(body), { code: "not-json", sentence: SENTENCES["not-json"] });
  }
  assert.equal((await clinic.ask("GET", "/")).status, 200);
});
