import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { messageNumber, PostFrame, sequence, typeOf } from "./post-frame.ts";
import { ShapeCheck } from "./shape-check.ts";
import { WebSocketClient } from "./websocket-client.ts";

/** Whom the load generator plays: for each thread, its members' session tokens; equally many in each. */
export interface Cast {
  readonly port: number;
  readonly threads: readonly { readonly id: number; readonly tokens: readonly string[] }[];
}

/** What a measurement does with the two frames that it is about. `number` is the message's, `now` in ms. */
export interface Watcher {
  confirmed(number: number, thread: number, now: number): void;
  delivered(number: number, now: number): void;
}

interface Place {
  readonly thread: number;
  readonly threadId: number;
  readonly token: string;
}

interface Member extends Place {
  readonly socket: WebSocketClient;
  readonly frame: PostFrame;
  seen: number;
  told: number;
}

const SOCKET_PATH = "/socket";
/** Sockets that are being opened at the same time. */
const OPENING = 50;
const WELCOME_WITHIN_MS = 20_000;
/** A message of ordinary length. */
const TEXT = `Thank you, I slept better this night; the swelling is almost gone, and I took the second tablet at seven.`;
const HELLO = JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: [] });
/** A page says `received` at most once a second for each thread; the crowd does not say it all at once. */
const RECEIVED_EVERY_MS = 1_000;
const RECEIVED_SLICES = 50;

/** All members of all threads, connected, each with a page open as far as the server can tell. */
export class Crowd {
  readonly membersAThread: number;
  readonly threads: number;
  readonly #port: number;
  readonly #members: Member[] = [];
  readonly #refusals = new Map<string, number>();
  readonly #shapes = new ShapeCheck();
  #timer: NodeJS.Timeout | undefined;
  #watcher: Watcher | undefined;
  #slice = 0;
  #next = 0;

  private constructor(cast: Cast) {
    this.#port = cast.port;
    this.threads = cast.threads.length;
    this.membersAThread = cast.threads[0]?.tokens.length ?? 0;
  }

  /** Resolves when everybody was welcomed. */
  static async gather(cast: Cast): Promise<Crowd> {
    const crowd = new Crowd(cast);
    const places = cast.threads.flatMap(({ id, tokens }, thread) =>
      tokens.map((token) => ({ thread, threadId: id, token })),
    );
    for (let at = 0; at < places.length; at += OPENING) {
      crowd.#members.push(
        ...(await Promise.all(places.slice(at, at + OPENING).map((place) => crowd.#enter(place)))),
      );
    }
    crowd.#timer = setInterval(() => crowd.#tellReceived(), RECEIVED_EVERY_MS / RECEIVED_SLICES);
    return crowd;
  }

  /** The number that the next message will have. */
  get next(): number {
    return this.#next;
  }

  watch(watcher: Watcher): void {
    this.#watcher = watcher;
  }

  /** Sends message `next` as this member of this thread. */
  post(thread: number, member: number): void {
    const { socket, frame } = this.#members[thread * this.membersAThread + member] as Member;
    socket.send(frame.number(this.#next));
    this.#next += 1;
  }

  /** What the server did that it should not have, in words. */
  complaints(): string[] {
    const ended = this.#members.flatMap(({ socket }) => socket.ended ?? []);
    const refused = [...this.#refusals].map(([code, times]) => `${times} frames refused: ${code}`);
    return ended.length > 0 ? [`${ended.length} sockets ended, one with ${ended[0]}`, ...refused] : refused;
  }

  leave(): void {
    clearInterval(this.#timer);
    for (const { socket } of this.#members) socket.close();
  }

  async #enter(place: Place): Promise<Member> {
    let welcomed: () => void = () => undefined;
    const welcome = new Promise<void>((resolve, reject) => {
      const tooLate = setTimeout(() => reject(new Error("Somebody was not welcomed.")), WELCOME_WITHIN_MS);
      welcomed = () => {
        clearTimeout(tooLate);
        resolve();
      };
    });
    const address = { port: this.#port, path: SOCKET_PATH, cookie: `session=${place.token}` };
    const socket = await WebSocketClient.open(address, (bytes, start, end) => {
      if (this.#take(member, bytes, start, end) === "welcome") welcomed();
    });
    const frame = new PostFrame(place.threadId, TEXT);
    const member: Member = { ...place, socket, frame, seen: 0, told: 0 };
    socket.sendText(HELLO);
    await welcome;
    return member;
  }

  #take(member: Member, bytes: Buffer, start: number, end: number): string {
    const type = typeOf(bytes, start);
    if (type === "refused") this.#refused(bytes.toString("utf8", start, end));
    if (type === "other" || type === "refused") return type;
    this.#shapes.look(type, bytes, start, end);
    if (type === "welcome") return type;
    const number = messageNumber(bytes, start, end);
    if (type === "confirmed") this.#watcher?.confirmed(number, member.thread, performance.now());
    else {
      member.seen = sequence(bytes, start, end);
      this.#watcher?.delivered(number, performance.now());
    }
    return type;
  }

  #refused(text: string): void {
    const { code } = JSON.parse(text) as { code: string };
    this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1);
  }

  #tellReceived(): void {
    this.#slice = (this.#slice + 1) % RECEIVED_SLICES;
    for (let at = this.#slice; at < this.#members.length; at += RECEIVED_SLICES) {
      const member = this.#members[at] as Member;
      if (member.seen <= member.told) continue;
      member.told = member.seen;
      member.socket.sendText(
        JSON.stringify({ type: "received", threadId: member.threadId, seq: member.seen }),
      );
    }
  }
}
