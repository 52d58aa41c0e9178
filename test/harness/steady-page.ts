import type { FrameDown } from "../../src/shared/protocol/frames-down.ts";
import { afterwards, type Ending } from "./afterwards.ts";
import { newClientId, Page } from "./page.ts";
import { ThreadCopy } from "./thread-copy.ts";

const COME_BACK_AFTER_MS = 5;
/** Posts that wait for their confirmation: far fewer than a socket may send at once. */
const MOST_UNDER_WAY = 50;
const PATIENCE_MS = 60_000;

interface Person {
  readonly id: number;
  /** The `Cookie` header of their session. */
  readonly cookie: string;
}

/**
 * A page that does not give up: it comes back when its socket breaks, says what it holds, posts again what was not
 * confirmed, and asks for what is missing. `url` may change from one socket to the next, as after a restart.
 */
export class SteadyPage {
  readonly copy: ThreadCopy;
  /** Client ids in the order in which they were posted. */
  readonly posted: string[] = [];
  /** How often it had to come back. */
  breaks = 0;
  readonly #url: () => string;
  readonly #cookie: string;
  readonly #personId: number;
  readonly #outbox = new Map<string, string>();
  readonly #underWay = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #page: Page | undefined;
  #stopped = false;
  readonly #living: Promise<void>;

  private constructor(url: () => string, person: Person, threadId: number) {
    this.#url = url;
    this.#cookie = person.cookie;
    this.#personId = person.id;
    this.copy = new ThreadCopy(threadId);
    this.#living = this.#live();
  }

  static open(t: Ending, url: () => string, person: Person, threadId: number): SteadyPage {
    const page = new SteadyPage(url, person, threadId);
    afterwards(t, () => page.stop());
    return page;
  }

  post(text: string): void {
    const clientId = newClientId();
    this.posted.push(clientId);
    this.copy.rememberOwn(clientId, this.#personId, text);
    this.#outbox.set(clientId, text);
    this.#sendWhatWaits();
  }

  /** Resolves when everything that was posted is confirmed. */
  async confirmed(): Promise<void> {
    await this.#until(() => this.#outbox.size === 0);
  }

  /** Resolves when everything up to this version is held. */
  async holds(version: number): Promise<void> {
    await this.#until(() => this.copy.version >= version);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#page?.cut();
    await this.#living;
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      await this.#visit().catch(() => undefined); // turned away or cut: that is what this page is made for
      if (this.#stopped) return;
      this.breaks += 1;
      await new Promise((resolve) => setTimeout(resolve, COME_BACK_AFTER_MS));
    }
  }

  async #visit(): Promise<void> {
    const { threadId } = this.copy;
    const page = await Page.open(this.#url(), { cookie: this.#cookie });
    if (this.#stopped) return page.cut();
    page.listen((frame) => this.#take(page, frame));
    page.sayHello([[threadId, this.copy.version]]);
    await page.hear("welcome");
    this.#page = page;
    this.#underWay.clear();
    this.#sendWhatWaits();
    await page.closed;
    this.#page = undefined;
  }

  #sendWhatWaits(): void {
    const { threadId } = this.copy;
    for (const [clientId, text] of this.#outbox) {
      if (!this.#page || this.#underWay.size >= MOST_UNDER_WAY) return;
      if (this.#underWay.has(clientId)) continue;
      this.#underWay.add(clientId);
      this.#page.say({ type: "post", threadId, clientId, text });
    }
  }

  #take(page: Page, frame: FrameDown): void {
    const { threadId, version } = this.copy;
    if (this.copy.take(frame)) page.say({ type: "catch-up", threadId, version });
    if (frame.type === "confirmed") {
      this.#outbox.delete(frame.clientId);
      this.#underWay.delete(frame.clientId);
      this.#sendWhatWaits();
    }
    for (const wake of [...this.#waiting]) wake();
  }

  #until(reached: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        const { version } = this.copy;
        reject(new Error(`stuck at version ${version} with ${this.#outbox.size} unconfirmed`));
      }, PATIENCE_MS);
      const look = (): void => {
        if (!reached()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
