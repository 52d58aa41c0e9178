import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE } from "../../shared/protocol/close-codes.ts";
import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";
import type { FrameUpOf } from "../../shared/protocol/frames-up.ts";
import { FRAME_BURST, HELLO_WITHIN_MS, MAX_FRAME_BYTES } from "../../shared/protocol/limits.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { Clock } from "../ports/clock.ts";
import { refused } from "./answer-frames.ts";
import { Connection } from "./connection.ts";
import { type ReadFrame, readFrame } from "./read-frame.ts";

const PING_EVERY_MS = 25_000;
/** Nobody hears of anything for longer than this after the end of their session. */
const CLOSE_ENDED_EVERY_MS = 1_000;
/** A page has this long to answer that it heard of the server's stop. */
const FAREWELL_MS = 2_000;
/** Sockets that have not said hello yet; more are turned away, so that nobody can exhaust the server unknown. */
const MAX_STRANGERS = 2_000;

export interface SocketNeeds {
  /** Finds who it is by the Cookie header. */
  readonly signedIn: (cookies: string | undefined) => Promise<SignedIn | undefined>;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly networkOf: (request: IncomingMessage) => string;
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
  /** Called for every frame that comes, the hello included. */
  readonly heard: (connection: Connection) => void;
  readonly arrived: (connection: Connection, hello: FrameUpOf<"hello">) => Promise<void>;
  readonly frame: (connection: Connection, read: ReadFrame) => void;
  readonly gone: (connection: Connection) => void;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

interface Visit {
  readonly socket: Duplex;
  readonly cookies: string | undefined;
  readonly network: string;
  readonly state: { strangers: number };
  readonly open: Map<WebSocket, Connection | undefined>;
}

/** The socket at `/socket`: a page of our own origin says hello within ten seconds, or it is closed. */
export function acceptSockets(server: Server, needs: SocketNeeds): { close(): void; count(): number } {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false, // a secret and an attacker's text compressed together leak the secret's length (CRIME)
    maxPayload: MAX_FRAME_BYTES,
  });
  const open = new Map<WebSocket, Connection | undefined>();
  const state = { strangers: 0 };
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (request.url !== "/socket") return turnAway(socket, "404 Not Found", "not-found");
    if (!needs.isOwnOrigin(request)) return turnAway(socket, "403 Forbidden", "wrong-origin");
    if (state.strangers >= MAX_STRANGERS) return turnAway(socket, "429 Too Many Requests", "too-fast");
    const network = needs.networkOf(request);
    const visit = { socket, cookies: request.headers.cookie, network, state, open }; // and not the request, which is large
    sockets.handleUpgrade(request, socket, head, (ws) => meet(needs, ws, visit));
  });
  const pinging = setInterval(() => pingAll(open.values()), PING_EVERY_MS).unref();
  const ending = setInterval(() => closeEnded(open.values(), needs.clock), CLOSE_ENDED_EVERY_MS).unref();
  return {
    count: () => open.size,
    close() {
      clearInterval(pinging);
      clearInterval(ending);
      for (const [ws, connection] of open) {
        connection ? connection.close(CLOSE.serverStopping) : ws.close(CLOSE.serverStopping);
      }
      // Who does not answer by then is asleep, and would keep the server from ending.
      const endAll = () => {
        for (const ws of open.keys()) ws.terminate();
      };
      setTimeout(endAll, FAREWELL_MS).unref();
      sockets.close();
    },
  };
}

/** A socket from its upgrade on. Until hello is said nothing is kept of it but its deadline. */
function meet(needs: SocketNeeds, ws: WebSocket, visit: Visit): void {
  visit.open.set(ws, undefined);
  visit.state.strangers += 1;
  const noStranger = strangerUntil(ws, visit.state);
  ws.on("error", breakOff);
  ws.once("close", () => visit.open.delete(ws));
  ws.once("close", noStranger);
  ws.once("message", (bytes: Buffer) => {
    ws.off("close", noStranger);
    noStranger();
    const early = gatherEarly(ws);
    greet(needs, ws, visit, bytes).then(
      (connection) => {
        const frames = early.stop();
        if (!connection || !visit.open.has(ws)) return;
        visit.open.set(ws, connection);
        listen(needs, ws, connection);
        for (const frame of frames) hear(needs, connection, frame);
      },
      (error) => {
        needs.log.error({ error: String(error) }, "a socket could not be welcomed");
        ws.close(1011);
      },
    );
  });
}

/** @returns what to call when it has said hello, or is gone */
function strangerUntil(ws: WebSocket, state: { strangers: number }): () => void {
  const deadline = setTimeout(() => ws.close(CLOSE.noHello), HELLO_WITHIN_MS);
  return () => {
    clearTimeout(deadline);
    state.strangers -= 1;
  };
}

/** Frames that come right behind the hello wait until it is answered. */
function gatherEarly(ws: WebSocket): { stop(): readonly Buffer[] } {
  const early: Buffer[] = [];
  const wait = (frame: Buffer) => {
    if (early.push(frame) > FRAME_BURST) ws.close(CLOSE.tooFast);
  };
  ws.on("message", wait);
  return {
    stop() {
      ws.off("message", wait);
      return early;
    },
  };
}

/** A function of its own, so that what these handlers keep alive of a socket is its connection and nothing else. */
function listen(needs: SocketNeeds, ws: WebSocket, connection: Connection): void {
  ws.on("message", (frame: Buffer) => hear(needs, connection, frame));
  ws.on("pong", () => {
    connection.alive = true;
  });
}

function goneWith(needs: SocketNeeds, connection: Connection): () => void {
  return () => needs.gone(connection);
}

/** A broken frame: the library has said why with a close code. */
function breakOff(this: WebSocket): void {
  this.terminate();
}

async function greet(
  needs: SocketNeeds,
  ws: WebSocket,
  visit: Visit,
  bytes: Buffer,
): Promise<Connection | undefined> {
  const read = readFrame(bytes);
  if (!("frame" in read)) return refuseAndClose(ws, read.code, CLOSE.notSignedIn);
  if (read.frame.type !== "hello") return refuseAndClose(ws, "not-signed-in", CLOSE.notSignedIn);
  if (read.frame.protocol !== PROTOCOL_VERSION)
    return refuseAndClose(ws, "protocol-version", CLOSE.protocolVersion);
  const signedIn = await needs.signedIn(visit.cookies);
  if (!signedIn) return refuseAndClose(ws, "not-signed-in", CLOSE.notSignedIn);
  if (signedIn.restricted) return refuseAndClose(ws, "second-factor-required", CLOSE.secondFactorRequired);
  if (signedIn.person.support) return refuseAndClose(ws, "not-allowed", CLOSE.notAllowed);
  const { organisationId } = signedIn.person;
  if (!needs.chatSwitch.isOn(organisationId)) return refuseAndClose(ws, "chat-disabled", CLOSE.chatDisabled);
  if (!visit.open.has(ws)) return undefined; // closed meanwhile
  const connection = new Connection(ws, visit.socket, signedIn);
  connection.network = visit.network;
  ws.once("close", goneWith(needs, connection));
  needs.heard(connection);
  await needs.arrived(connection, read.frame);
  return connection;
}

function hear(needs: SocketNeeds, connection: Connection, bytes: Buffer): void {
  if (connection.endsAt <= needs.clock.now()) connection.close(CLOSE.notSignedIn);
  if (connection.isDismissed) return;
  connection.alive = true;
  needs.heard(connection);
  if (connection.allowance.take(bytes.length, performance.now())) {
    needs.frame(connection, readFrame(bytes));
    return;
  }
  connection.send(refused("too-fast", {}));
  connection.close(CLOSE.tooFast);
}

function pingAll(connections: Iterable<Connection | undefined>): void {
  for (const connection of connections) connection?.ping();
}

/** A comparison for each socket: 10,000 of them take less than a millisecond. */
function closeEnded(connections: Iterable<Connection | undefined>, clock: Clock): void {
  const now = clock.now();
  for (const connection of connections)
    if (connection && connection.endsAt <= now) connection.close(CLOSE.notSignedIn);
}

function refuseAndClose(ws: WebSocket, code: ErrorCode, closeCode: number): undefined {
  ws.send(JSON.stringify(refused(code, {})));
  ws.close(closeCode);
}

function turnAway(socket: Duplex, status: string, code: ErrorCode): void {
  const body = JSON.stringify({ code, sentence: SENTENCES[code] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}
