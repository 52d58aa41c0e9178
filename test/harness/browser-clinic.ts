import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Environment } from "../../src/server/config/environment.ts";
import { fillDemo } from "../../src/server/demo/fill-demo.ts";
import { ACCOUNTS, type Who } from "../../src/server/demo/riverside-clinic.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { afterwards, type Ending } from "./afterwards.ts";
import { launchBrowser } from "./browser.ts";
import { MovableClock } from "./movable-clock.ts";
import { type OpenClinic, openClinic } from "./open-clinic.ts";

/** Time as it runs, for what a browser shows; a test may put it on. */
class RunningClock extends MovableClock {
  readonly #startedAt = Date.now();

  override now(): number {
    return super.now() + Date.now() - this.#startedAt;
  }
}

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 800 },
  hasTouch: true,
  isMobile: true,
};
export const COMPUTER: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** The demo's clinic behind a real server, and a browser in which several people are signed in side by side. */
export class BrowserClinic {
  readonly open: OpenClinic;
  readonly browser: Browser;
  readonly #t: Ending;
  readonly #ids = new Map<Who, Person>();
  readonly #problems: string[];

  private constructor(t: Ending, open: OpenClinic, browser: Browser, problems: string[]) {
    this.#t = t;
    this.open = open;
    this.browser = browser;
    this.#problems = problems;
  }

  /** @param t `{ after }` of node:test: the clinic ends with the file. */
  static async start(t: Ending, environment: Environment = {}): Promise<BrowserClinic> {
    const problems: string[] = [];
    afterwards(t, () => assert.deepEqual(problems, [], "errors of scripts, and what the policy refused"));
    const open = await openClinic(t, { clock: new RunningClock(), jobs: true, environment });
    await fillDemo(open.clinic);
    const browser = await launchBrowser();
    afterwards(t, () => browser.close());
    return new BrowserClinic(t, open, browser, problems);
  }

  get url(): string {
    return this.open.url.replace("127.0.0.1", "localhost");
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async person(who: Who): Promise<Person> {
    const { people } = this.open.clinic.ports;
    const known = this.#ids.get(who);
    if (known) return known;
    const account = await people.credentials(ACCOUNTS[who].email);
    const person = account && (await people.byId(account.personId));
    if (!person) throw new Error(`${who} has no account`);
    this.#ids.set(who, person);
    return person;
  }

  /** Somebody who is in no chat yet, so that tests do not get into each other's way. */
  async newcomer(name: string, roles: Person["roles"] = ["host", "participant"]): Promise<Person> {
    const { organisationId } = await this.person("ona");
    return this.open.add(organisationId, name, roles);
  }

  /** A browser of its own, signed in as this person; every script error and CSP violation fails the test. */
  async device(person: Person, options: BrowserContextOptions = COMPUTER): Promise<BrowserContext> {
    const context = await this.stranger(options);
    const [name = "", value = ""] = (await this.open.cookieOf(person)).split("=");
    await context.addCookies([{ name, value, url: this.url, httpOnly: true, sameSite: "Lax" }]);
    return context;
  }

  /** A browser in which nobody has signed in. */
  async stranger(options: BrowserContextOptions = COMPUTER): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      timezoneId: "America/New_York",
      ...options,
    });
    context.on("weberror", (problem) => this.#problems.push(String(problem.error())));
    context.on("console", (line) => {
      if (line.text().includes("Content Security Policy")) this.#problems.push(line.text());
    });
    afterwards(this.#t, () => context.close());
    return context;
  }

  /** A link is opened as a person does, in a browser of its own, unless another page is given. */
  async comeIn(link: string, where: BrowserContextOptions | Page = PHONE): Promise<Page> {
    const page = "goto" in where ? where : await (await this.stranger(where)).newPage();
    await page.goto(link);
    await page.getByRole("button", { name: "Open chat" }).click();
    await page.waitForURL(/\/(chat|waiting-room)/);
    return page;
  }

  /** The chat as this person sees it, when it has come to rest. */
  async chat(person: Person, options?: BrowserContextOptions, path = "/chat"): Promise<Page> {
    const page = await (await this.device(person, options)).newPage();
    await page.goto(path);
    await page.getByRole("link", { name: /^Chat/ }).first().waitFor();
    return page;
  }

  async say(
    by: Person,
    threadId: Awaited<ReturnType<OpenClinic["threadOf"]>>,
    text: string,
  ): Promise<number> {
    const clientId = crypto.randomUUID();
    return (await this.open.deeds.postMessage(by, threadId, { clientId, text })).seq;
  }

  /** From now on messages of this clinic live this long: no screen sets it yet, so the test writes it itself. */
  async retainFor(milliseconds: number): Promise<void> {
    const database = new DatabaseSync(join(this.open.dataFolder, "clinic.db"));
    database.exec("PRAGMA busy_timeout = 5000");
    database.prepare("UPDATE organisations SET retention_ms = ?").run(milliseconds);
    database.close();
  }
}
