import { randomBytes } from "node:crypto";
import { once } from "node:events";
import * as v from "valibot";
import { WebSocket } from "ws";
import {
  FRAMES_DOWN,
  type FrameDown,
  type FrameDownOf,
  type FrameDownType,
} from "../../src/shared/protocol/frames-down.ts";
import type { FrameUp } from "../../src/shared/protocol/frames-up.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";

export type Held = readonly (readonly [threadId: number, version: number])[];
type Listener = () => void;

/** Far longer than anything here takes: what has not come by then never comes. */
const PATIENCE_MS = 30_000;

/** What a page in a browser is to the server: one socket, with the person's cookie. Checks all that it hears. */
export class Page {
  /** All that it heard, in order. */
  readonly heard: FrameDown[] = [];
  /** The code that the socket was closed with. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  readonly #unread: FrameDown[] = [];
  readonly #listeners = new Set<Listener>();
  #onFrame: ((frame: FrameDown) => void) | undefined;
  #closeCode: number | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (bytes) => this.#take(parseFrame(String(bytes))));
    socket.on("error", () => socket.terminate());
    this.closed = new Promise((resolve) => {
      socket.on("close", (code) => {
        this.#closeCode = code;
        resolve(code);
        this.#wake();
      });
    });
  }

  /** Opens a socket and says nothing. @throws Error when it is turned away */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket`, {
      headers,
      perMessageDeflate: false,
    });
    const page = new Page(socket);
    await Promise.race([
      once(socket, "open"),
      page.closed.then(() => Promise.reject(new Error("turned away"))),
    ]);
    return page;
  }

  /** Opens a socket and says hello. */
  static async arrive(url: string, cookie: string, held: Held = []): Promise<Page> {
    const page = await Page.open(url, { cookie });
    page.sayHello(held);
    await page.hear("welcome");
    return page;
  }

  get welcome(): FrameDownOf<"welcome"> {
    const welcome = this.heard.find((frame) => frame.type === "welcome");
    if (!welcome) throw new Error("This page was not welcomed yet.");
    return welcome;
  }

  sayHello(held: Held = []): void {
    this.say({ type: "hello", protocol: PROTOCOL_VERSION, held: held.map(([id, version]) => [id, version]) });
  }

  say(frame: FrameUp): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The next frame of this type (for which `fits`) that nobody asked for yet; waits for it if need be. */
  hear<T extends FrameDownType>(type: T, fits?: (frame: FrameDownOf<T>) => boolean): Promise<FrameDownOf<T>> {
    const isIt = (frame: FrameDown) => frame.type === type && (!fits || fits(frame as FrameDownOf<T>));
    return this.#next(isIt, type) as Promise<FrameDownOf<T>>;
  }

  /** Posts, and resolves when the server says that it is on disk. @throws Error with the code when it is refused */
  async post(threadId: number, text: string, clientId = newClientId()): Promise<FrameDownOf<"confirmed">> {
    this.say({ type: "post", threadId, clientId, text });
    const answer = await this.#next(
      (frame) =>
        (frame.type === "confirmed" && frame.clientId === clientId) ||
        (frame.type === "refused" && frame.re.clientId === clientId),
      `confirmed ${clientId}`,
    );
    if (answer.type === "confirmed") return answer;
    throw new Error(answer.type === "refused" ? answer.code : answer.type);
  }

  /** Resolves when the server has answered everything that was said before and needs no disk. */
  async roundTrip(): Promise<number> {
    this.say({ type: "ping" });
    return (await this.hear("pong")).now;
  }

  /** Tells of every frame from here on, as it comes. */
  listen(onFrame: (frame: FrameDown) => void): void {
    this.#onFrame = onFrame;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  /** Ends without a word, as in a tunnel. */
  cut(): void {
    this.socket.terminate();
  }

  #next(isIt: (frame: FrameDown) => boolean, wanted: string): Promise<FrameDown> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
      };
      const look = (): void => {
        const place = this.#unread.findIndex(isIt);
        const [found] = place < 0 ? [] : this.#unread.splice(place, 1);
        if (found) {
          finish();
          resolve(found);
        } else if (this.#closeCode !== undefined) {
          finish();
          reject(new Error(`The socket was closed (${this.#closeCode}) before: ${wanted}`));
        }
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`Never heard: ${wanted}; heard ${JSON.stringify(this.heard.slice(-3))}`));
      }, PATIENCE_MS);
      this.#listeners.add(look);
      look();
    });
  }

  #take(frame: FrameDown): void {
    this.heard.push(frame);
    this.#onFrame?.(frame);
    this.#unread.push(frame);
    this.#wake();
  }

  #wake(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** @throws Error when it is not exactly what the protocol says */
export function parseFrame(text: string): FrameDown {
  const frame = JSON.parse(text) as FrameDown;
  return v.parse(FRAMES_DOWN[frame.type], frame) as FrameDown;
}

export function newClientId(): string {
  return randomBytes(16).toString("base64url");
}
