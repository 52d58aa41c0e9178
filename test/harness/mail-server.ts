import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterwards, type Ending } from "./afterwards.ts";
import { makeCertificate } from "./certificate.ts";

export interface MailServerWays {
  /** From the first byte. Otherwise STARTTLS is offered, unless `plain`. */
  readonly implicit?: boolean;
  readonly plain?: boolean;
  readonly account?: { readonly user: string; readonly password: string };
  /** An SMTP answer in place of consent: to the sender, to the recipient, or after the dot. */
  readonly toSender?: { readonly code: number; readonly text: string };
  readonly toRecipient?: { readonly code: number; readonly text: string };
  readonly toLetter?: { readonly code: number; readonly text: string };
  /** Breaks the connection: at the greeting, when the letter begins, or after the dot, without an answer to it. */
  readonly breaksOff?: "greeting" | "in the letter" | "after the dot";
  /** Waits for this before it answers to the recipient. */
  readonly slow?: Promise<unknown>;
  /** Has a letter, and answers to it when this is done. */
  readonly onArrival?: () => Promise<unknown>;
}

export interface ArrivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it was sent: headers and an encoded text. */
  readonly raw: string;
  readonly messageId: string;
  readonly text: string;
}

/** A real SMTP server on loopback. `ways` may be changed while it runs. */
export async function openMailServer(ending: Ending, ways: MailServerWays = {}) {
  const { cert, key } = makeCertificate();
  const open = { ways, begun: 0, arrived: [] as ArrivedMail[], heard: "" };
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    secure: ways.implicit === true,
    cert,
    key,
    disabledCommands: [...(ways.plain ? ["STARTTLS"] : []), ...(ways.account ? [] : ["AUTH"])],
    authOptional: ways.account === undefined,
    allowInsecureAuth: ways.plain === true,
    closeTimeout: 100,
    onConnect: (_session, done) => {
      if (open.ways.breaksOff === "greeting") for (const socket of sockets) socket.destroy();
      done();
    },
    onAuth({ username, password }, _session, done) {
      const right = username === ways.account?.user && password === ways.account?.password;
      if (right) done(null, { user: username });
      else done(new Error("That is not the password."));
    },
    onMailFrom: (_address, _session, done) => done(refusal(open.ways.toSender)),
    onRcptTo(_address, _session, done) {
      void Promise.resolve(open.ways.slow).then(() => done(refusal(open.ways.toRecipient)));
    },
    onData(stream, session, done) {
      open.begun += 1;
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => {
        pieces.push(piece);
        open.heard += piece.toString("latin1");
        if (open.ways.breaksOff === "in the letter") for (const socket of sockets) socket.destroy();
      });
      stream.on("end", () => {
        if (open.ways.toLetter) return done(refusal(open.ways.toLetter));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : "";
        const raw = Buffer.concat(pieces).toString("latin1");
        open.arrived.push({ from, to: rcptTo.map(({ address }) => address), raw, ...read(raw) });
        if (open.ways.breaksOff === "after the dot") for (const socket of sockets) socket.destroy();
        void Promise.resolve(open.ways.onArrival?.()).then(() => done());
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(ending, () => new Promise<void>((resolve) => server.close(() => resolve())));
  return Object.assign(open, { port: (server.server.address() as AddressInfo).port, ca: cert });
}

export type MailServer = Awaited<ReturnType<typeof openMailServer>>;

function refusal(answer: { readonly code: number; readonly text: string } | undefined): Error | undefined {
  return answer && Object.assign(new Error(answer.text), { responseCode: answer.code });
}

/** RFC 2045 6.7, as far as our letters go: UTF-8 in quoted-printable or as it is. */
function read(raw: string): { messageId: string; text: string } {
  const end = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const messageId = /^Message-ID: (.*)$/im.exec(head)?.[1] ?? "";
  const body = raw.slice(end + 4);
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(head)) return { messageId, text: body };
  const plain = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_all, hex) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
  return { messageId, text: Buffer.from(plain, "latin1").toString("utf8") };
}
