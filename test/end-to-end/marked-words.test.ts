import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { filesWith, tracesOfText } from "../harness/find-on-disk.ts";
import { newClientId, Page } from "../harness/page.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { tusClient } from "../harness/tus-client.ts";

/** Words that occur nowhere else in the world, for each thing that the log must not know. */
const ORGANISATION = "Wobblewick Clinic";
const ADMINISTRATOR = {
  name: "Ona Zinglethorpe",
  email: "ona.zinglethorpe@quibbleton.example",
  password: "seven snickerdoodles fluttering",
};
const HOST = { name: "Hugo Frumpington", email: "hugo.frumpington@quibbleton.example" };
const HOST_PASSWORD = "purple marmots whistle wildly";
const PATIENT = {
  name: "Quillon Zephyrwick",
  mobile: "617 555 0188",
  email: "zephyrwick@snarkpost.example",
  timeZone: "America/New_York",
  notes: "allergic to brimwort",
};
const SAID = ["the vexible jabberwort looks better", "my glimmershank still hurts"];
const FILE_NAME = "glabrous-toenail.txt";
const FILE_WORDS = "the frobnicated spleen of a patient ".repeat(40);
const WRONG = { password: "wrong-grapnelfish-password", email: "nobody.muckelson@quibbleton.example" };
const REFUSED = "overlong-thrumbuckle-field";
const USER_AGENT = "Grizzlewurst/7.0 (Blunderphone)";

const SUPPORT = ["Sam Snorkelby", "sam.snorkelby@operatorville.example"] as const;
const SET_UP = /set-up#(\S+)\n/;
const SUPPORT_COMMAND = fileURLToPath(new URL("../../src/server/support.ts", import.meta.url));

type Cookies = Map<string, string>;
const asHeader = (cookies: Cookies) => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** A browser that keeps its cookies; every value of them is a word that may not be found. */
class Browser {
  readonly cookies: Cookies = new Map();
  readonly #url: string;
  readonly #secrets: Set<string>;

  constructor(url: string, secrets: Set<string>) {
    this.#url = url;
    this.#secrets = secrets;
  }

  get cookie(): string {
    return asHeader(this.cookies);
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into as they come
  async ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: any }> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { "user-agent": USER_AGENT, cookie: this.cookie, "content-type": "application/json" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      if (pair.length - at > 10) this.#secrets.add(pair.slice(at + 1));
    }
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    return { status: answer.status, json: isJson && text ? JSON.parse(text) : null };
  }
}

interface Scene {
  readonly server: ServerProcess;
  readonly secrets: Set<string>;
}

async function liveThrough({ server, secrets }: Scene): Promise<void> {
  const browser = () => new Browser(server.url, secrets);
  const [, secret = ""] = await server.says(SET_UP);
  const office = browser();
  const done = await office.ask("POST", "/api/set-up", {
    secret,
    organisation: ORGANISATION,
    emergencyNumber: "911",
    ...ADMINISTRATOR,
  });
  assert.ok(done.status < 300, JSON.stringify(done.json));
  const { json: invited } = await office.ask("POST", "/api/colleagues", { ...HOST, roles: ["host"] });
  const welcome = String(invited.link).split("#")[1] ?? "";
  secrets.add(welcome);
  const host = browser();
  const password = HOST_PASSWORD;
  await host.ask("POST", "/api/links/look", { secret: welcome });
  assert.ok((await host.ask("POST", "/api/welcome", { secret: welcome, password })).status < 300);
  await failAtTheDoor(browser());
  const threadId = await talk(server, host, browser(), secrets);
  await sendFiles(server, host, threadId);
  await administer(office);
  await support(server, browser(), secrets);
  await sayNonsense(server, host, threadId);
  assert.equal((await host.ask("POST", "/api/sign-out")).status, 204);
}

/** Wrong passwords, links, codes and addresses. */
async function failAtTheDoor(stranger: Browser): Promise<void> {
  for (const email of [WRONG.email, ADMINISTRATOR.email])
    assert.equal((await stranger.ask("POST", "/api/sign-in", { ...WRONG, email })).status, 401);
  await stranger.ask("POST", "/api/password-reset", { email: ADMINISTRATOR.email });
  await stranger.ask("POST", "/api/join", { code: "483920156", name: PATIENT.name });
  await stranger.ask("POST", "/api/invitations/open", { secret: "G".repeat(43) });
  await stranger.ask("POST", "/api/sign-on/begin", { email: ADMINISTRATOR.email });
  await stranger.ask("POST", "/api/sign-in/passkey", { response: { id: WRONG.password } });
  await stranger.ask("GET", `/api/nowhere?name=${encodeURIComponent(PATIENT.name)}`);
  await stranger.ask("GET", `/${WRONG.password}`);
}

async function talk(
  server: ServerProcess,
  host: Browser,
  guest: Browser,
  secrets: Set<string>,
): Promise<number> {
  const { json } = await host.ask("POST", "/api/contacts", PATIENT);
  const person = json.contact.id;
  await host.ask("POST", "/api/contacts/find", { query: "Quill" });
  await host.ask("POST", "/api/people/find", { query: "Zephyr" });
  const { threadId } = (await host.ask("POST", "/api/threads", { people: [person] })).json;
  const page = await Page.arrive(server.url, host.cookie);
  await page.post(threadId, SAID[0] ?? "");
  const { json: issued } = await host.ask("POST", `/api/threads/${threadId}/members/${person}/code`);
  secrets.add(issued.code).add(String(issued.code).replaceAll("-", ""));
  assert.equal((await guest.ask("POST", "/api/join", { code: issued.code })).status, 200);
  await guest.ask("POST", `/api/threads/${threadId}/messages`, { clientId: newClientId(), text: SAID[1] });
  await page.hear("posted");
  await page.close();
  await host.ask("DELETE", `/api/threads/${threadId}/messages/1`);
  await host.ask("POST", `/api/threads/${threadId}/members/${person}/invitation`);
  secrets.add(await linkIn(server));
  return threadId;
}

/** What is in the letter, once it has left. */
async function linkIn({ dataFolder }: ServerProcess): Promise<string> {
  for (;;) {
    const folder = join(dataFolder, "outbox");
    for (const name of readdirSync(folder).filter((file) => !file.startsWith("."))) {
      const found = /\/i#([\w-]{43})/.exec(await readFile(join(folder, name), "utf8"))?.[1];
      if (found) return found;
    }
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function sendFiles(server: ServerProcess, host: Browser, threadId: number): Promise<void> {
  const tus = tusClient(server.url, host.cookie);
  const bytes = () => new TextEncoder().encode(FILE_WORDS);
  const path = await tus.send(threadId, bytes(), FILE_NAME);
  assert.equal((await tus.ask("GET", path)).status, 200);
  const half = (await tus.begin(threadId, 5_000, FILE_NAME)).headers.get("location") ?? "";
  await tus.append(half, 0, bytes()); // and no more of it
  await tus.begin(threadId, 300_000_000, FILE_NAME);
  await tus.begin(threadId, 10, `../${FILE_NAME}`);
}

async function administer(office: Browser): Promise<void> {
  await office.ask("PUT", "/api/organisation", { name: `${ORGANISATION} of old` });
  await office.ask("POST", "/api/organisation/chat-request", { wish: "off" });
  await office.ask("PUT", "/api/organisation/single-sign-on", { issuer: REFUSED });
  for (const path of [
    "/api/audit",
    "/api/audit/csv",
    "/api/audit/fhir",
    "/api/letters",
    "/api/account",
    "/api/support",
  ])
    await office.ask("GET", path);
  await office.ask("POST", "/api/account/totp");
  await office.ask("POST", "/api/account/totp/confirm", { code: "774411" });
}

/** Somebody of Support is added as on the server's machine, and comes in as far as without a second factor. */
async function support(
  { folder, dataFolder }: ServerProcess,
  sam: Browser,
  secrets: Set<string>,
): Promise<void> {
  const env = { DATA_DIR: dataFolder };
  const command = promisify(execFile)(process.execPath, [SUPPORT_COMMAND, "add-person", ...SUPPORT], {
    env,
    cwd: folder,
  });
  const [, secret = ""] = /\/welcome#(\S+)/.exec((await command).stdout) ?? [];
  secrets.add(secret);
  assert.ok((await sam.ask("POST", "/api/welcome", { secret, password: HOST_PASSWORD })).status < 300);
  await sam.ask("GET", "/api/support");
  await sam.ask("GET", "/api/threads");
  await sam.ask("POST", "/api/account/totp");
}

/** Bodies and frames that are refused, whatever is in them. */
async function sayNonsense(server: ServerProcess, host: Browser, threadId: number): Promise<void> {
  await host.ask("POST", "/api/contacts", { ...PATIENT, [REFUSED]: REFUSED });
  await host.ask("POST", "/api/contacts", { ...PATIENT, name: REFUSED.repeat(100) });
  await host.ask("POST", "/api/contacts", `{"name": "${PATIENT.name}"`);
  await host.ask("POST", `/api/threads/${threadId}/messages`, { clientId: REFUSED, text: "" });
  const page = await Page.arrive(server.url, host.cookie);
  page.socket.send(`{"type":"post","text":"${SAID[0]}"}`);
  await page.hear("refused");
  page.socket.send(`${SAID[0]} is no frame`);
  await page.hear("refused");
  await page.close();
}

for (const level of ["info", "trace"] as const) {
  test(`at the log level ${level}, nothing that the server prints names anybody, or says a word, a code, a cookie or a secret`, async (t) => {
    const server = await startServer(t, { env: { LOG_LEVEL: level } });
    const secrets = new Set<string>();
    await server.says(SET_UP);
    const printed = server.output; // the link to set it up, which is for whoever started it
    await liveThrough({ server, secrets });
    const { out, err } = await server.stop();
    const log = out.slice(printed.length) + err;
    assert.match(log, /"route":"\/api\/sign-in"/);
    for (const line of log.trim().split("\n")) assert.doesNotThrow(() => JSON.parse(line), line);
    assert.ok(secrets.size >= 6);
    for (const word of [...wordsOf(), ...secrets])
      assert.ok(!log.toLowerCase().includes(word.toLowerCase()), `the log has ${word}`);
  });
}

function wordsOf(): string[] {
  const names = [ORGANISATION, ADMINISTRATOR.name, HOST.name, PATIENT.name].flatMap((name) =>
    name.split(" "),
  );
  const single = names.filter((word) => !["Clinic", "Ona", "Hugo"].includes(word));
  const numbers = ["6175550188", "(617) 555-0188", PATIENT.mobile];
  const addresses = [
    "snorkelby",
    "operatorville",
    ADMINISTRATOR.email,
    HOST.email,
    PATIENT.email,
    "snarkpost",
    "quibbleton",
    WRONG.email,
  ];
  const marked = ["brimwort", "jabberwort", "glimmershank", "glabrous", "frobnicated", "483920156", "774411"];
  const said = [
    ADMINISTRATOR.password,
    HOST_PASSWORD,
    WRONG.password,
    REFUSED,
    "Grizzlewurst",
    "G".repeat(43),
  ];
  return [...single, ...numbers, ...addresses, ...marked, ...said];
}

test("M3: of what names or is said by patients, and of every secret, nothing lies in a file outside the outbox", async (t) => {
  const server = await startServer(t);
  const secrets = new Set<string>();
  await liveThrough({ server, secrets });
  const outbox = join(server.dataFolder, "outbox");
  const patients = [PATIENT.name, "Zephyrwick", "6175550188", PATIENT.email, "brimwort", ...SAID];
  const files = [FILE_NAME, FILE_WORDS.slice(0, 40)];
  const passwords = [ADMINISTRATOR.password, HOST_PASSWORD, WRONG.password, WRONG.email];
  const all = [...patients, ...files, ...passwords, ...secrets].flatMap(tracesOfText);
  const found = filesWith([server.folder], all).filter((file) => !file.startsWith(outbox));
  assert.deepEqual(found, []);
  assert.ok(
    filesWith([outbox], tracesOfText("+16175550188")).length > 0,
    "the same search finds what is there",
  );
  await server.stop();
  assert.deepEqual(
    filesWith([server.folder], all).filter((file) => !file.startsWith(outbox)),
    [],
  );
});
