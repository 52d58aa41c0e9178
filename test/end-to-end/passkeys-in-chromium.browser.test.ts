import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const PASSWORD = "the grey heron stands still";

const clinic = await BrowserClinic.start({ after });

/** What the page's own code would do, without its screens: the browser's own reading of WebAuthn's JSON. */
function inPage(
  page: Page,
  how: "create" | "get",
  paths: [options: string, answer: string],
  more: object = {},
) {
  return page.evaluate(
    async ([kind, [optionsPath, answerPath], also]) => {
      const post = (path: string, body: unknown) =>
        fetch(path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
      const options = await (await post(optionsPath, {})).json();
      const credential =
        kind === "create"
          ? await navigator.credentials.create({
              publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
            })
          : await navigator.credentials.get({
              publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
            });
      const response = (credential as PublicKeyCredential).toJSON();
      return (await post(answerPath, { ...also, response })).status;
    },
    [how, paths, more] as const,
  );
}

function ask(page: Page, path: string, body: unknown) {
  return page.evaluate(
    async ([to, content]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(to, { method: "POST", headers, body: JSON.stringify(content) });
      const text = await answer.text();
      return { status: answer.status, json: text === "" ? null : JSON.parse(text) };
    },
    [path, body] as const,
  );
}

/** An authenticator inside of the device, which verifies its user. */
async function authenticatorOf(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

const TO_ADD = ["/api/account/passkeys/options", "/api/account/passkeys"] as [string, string];
const TO_COME_IN = ["/api/sign-in/passkey/options", "/api/sign-in/passkey"] as [string, string];
const TO_PROVE = ["/api/account/prove/passkey/options", "/api/account/prove/passkey"] as [string, string];

test("Chromium's own authenticator: a passkey is made, proves, is the second step, and signs in alone", async () => {
  const { people, passwords } = clinic.open.clinic.ports;
  const person = await clinic.newcomer("Ana Passkey");
  await people.setPassword(person.id, await passwords.hash(PASSWORD));
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/join");
  const { cdp, authenticatorId } = await authenticatorOf(page);
  const password = { email: person.email, password: PASSWORD };

  assert.equal((await ask(page, "/api/sign-in", password)).status, 204);
  assert.equal(await inPage(page, "create", TO_ADD, { name: "This device" }), 201);
  assert.equal(await inPage(page, "get", TO_PROVE), 204);
  await ask(page, "/api/sign-out", {});

  assert.deepEqual((await ask(page, "/api/sign-in", password)).json, { ways: ["passkey", "recovery"] });
  assert.equal(await inPage(page, "get", TO_COME_IN), 204);
  await ask(page, "/api/sign-out", {});

  assert.equal(await inPage(page, "get", TO_COME_IN), 204);
  const me = await page.evaluate(async () => (await (await fetch("/api/me")).json()).me);
  assert.equal(me.name, "Ana Passkey");
  await ask(page, "/api/sign-out", {});

  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await assert.rejects(inPage(page, "get", TO_COME_IN), /NotAllowedError/);
});
