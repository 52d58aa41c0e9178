import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openHttpClinic } from "../../../test/harness/http-clinic.ts";

const TOKEN = "made-up.token-of_16+";
const clinic = await openHttpClinic({}, { metricsToken: TOKEN });
const behindProxy = await openHttpClinic({ trustedProxies: ["loopback"] }, { metricsToken: TOKEN });
after(() => Promise.all([clinic.close(), behindProxy.close()]));

const HERE = { host: "localhost:3000" };

test("metrics are for this machine, or for whoever has the token; for everybody else there is nothing", async () => {
  const from = async (headers: Record<string, string>, remoteAddress = "127.0.0.1", at = clinic) =>
    (await at.app.inject({ url: "/metrics", headers, remoteAddress })).statusCode;
  assert.equal(await from(HERE), 200);
  assert.equal(await from({ host: "[::1]:3000" }, "::1"), 200);
  for (const header of ["forwarded", "via", "x-forwarded-for", "x-forwarded-proto", "x-real-ip"])
    assert.equal(await from({ ...HERE, [header]: "127.0.0.1" }), 404, header);
  assert.equal(await from({ host: "chat.clinic.example" }), 404, "a website whose name leads here");
  assert.equal(await from(HERE, "192.0.2.7"), 404);
  const far = { host: "chat.clinic.example" };
  assert.equal(await from({ ...far, authorization: `Bearer ${TOKEN}` }, "192.0.2.7"), 200);
  for (const wrong of [`Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN, "Bearer "])
    assert.equal(await from({ ...far, authorization: wrong }, "192.0.2.7"), 404, wrong);
  assert.equal(await from(HERE, "127.0.0.1", behindProxy), 404, "everybody would be from here");
  assert.equal(await from({ ...HERE, authorization: `Bearer ${TOKEN}` }, "127.0.0.1", behindProxy), 200);
});

test("who may not read metrics is answered as wherever there is nothing", async () => {
  const { json } = await clinic.ask("GET", "/metrics", { headers: { host: "chat.clinic.example" } });
  assert.equal(json.code, "not-found");
});

test("who asks whether the server is alive, or ready, learns that and nothing else", async () => {
  assert.deepEqual((await clinic.ask("GET", "/healthz")).json, { alive: true });
  assert.deepEqual((await clinic.ask("GET", "/readyz")).json, { ready: true });
});

test("a server whose database or keys cannot be read is alive and not ready", async () => {
  const { anyOrganisation } = clinic.ports.people;
  Object.assign(clinic.ports.people, { anyOrganisation: () => Promise.reject(new Error("gone")) });
  const { status, json } = await clinic.ask("GET", "/readyz");
  assert.deepEqual([status, json.code], [503, "try-again"]);
  assert.equal((await clinic.ask("GET", "/healthz")).status, 200);
  Object.assign(clinic.ports.people, { anyOrganisation });
  assert.equal((await clinic.ask("GET", "/readyz")).status, 200);
});

test("a server that is being stopped is alive, not ready, and sends whatever else is asked elsewhere", async () => {
  const stopping = await openHttpClinic();
  stopping.operations.stop();
  const asked = async (url: string) => {
    const { status, json, headers } = await stopping.ask("GET", url);
    return [status, json.code, headers["retry-after"]];
  };
  assert.deepEqual(await asked("/readyz"), [503, "server-stopping", "5"]);
  assert.deepEqual(await asked("/api/me"), [503, "server-stopping", "5"]);
  assert.equal((await stopping.ask("GET", "/healthz")).status, 200);
  await stopping.close();
});
