import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";

export const ACCOUNT = {
  sid: "AC0123456789abcdef0123456789abcdef",
  token: "fedcba9876543210fedcba9876543210",
  number: "+15552010100",
  service: "MG0123456789abcdef0123456789abcdef",
} as const;

export interface TextServiceWays {
  /** In place of what would be right. */
  readonly answer?: { readonly status: number; readonly code: number };
  /** `before`: the request is not taken; `after`: it is, and the connection breaks without an answer. */
  readonly breaksOff?: "before" | "after";
  /** Never answers. */
  readonly silent?: boolean;
}

export interface ArrivedText {
  readonly to: string;
  readonly sender: string;
  readonly body: string;
}

/**
 * What Twilio's Messages resource checks (https://www.twilio.com/docs/messaging/api/message-resource), on loopback:
 * the account and its token, the form, who sends, whom to, and how long it is. `ways` may be changed while it runs.
 */
export async function openTextService(ending: Ending, ways: TextServiceWays = {}) {
  const open = { ways, arrived: [] as ArrivedText[], asked: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void receive(request).then((body) => {
      open.asked += 1;
      const { answer, breaksOff, silent } = open.ways;
      if (breaksOff === "before") return request.socket.destroy();
      const problem = answer ?? check(request, body);
      if (problem) return refuse(response, problem);
      open.arrived.push(read(new URLSearchParams(body)));
      if (breaksOff === "after") return request.socket.destroy();
      if (silent) return;
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ sid: `SM${"0".repeat(32)}`, status: "queued", error_code: null }));
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(ending, () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return Object.assign(open, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

/** How Twilio signs what it brings (https://www.twilio.com/docs/usage/security#validating-requests). */
export function signatureOf(url: string, parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).sort();
  const signed = url + names.map((name) => name + parameters[name]).join("");
  return createHmac("sha1", ACCOUNT.token).update(signed, "utf8").digest("base64");
}

function read(form: URLSearchParams): ArrivedText {
  const sender = form.get("From") ?? form.get("MessagingServiceSid") ?? "";
  return { to: form.get("To") ?? "", sender, body: form.get("Body") ?? "" };
}

async function receive(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += String(piece);
  return body;
}

interface Problem {
  readonly status: number;
  readonly code: number;
}

function check({ method, url, headers }: IncomingMessage, body: string): Problem | undefined {
  if (url !== `/2010-04-01/Accounts/${ACCOUNT.sid}/Messages.json` || method !== "POST")
    return { status: 404, code: 20404 };
  const credentials = Buffer.from(`${ACCOUNT.sid}:${ACCOUNT.token}`).toString("base64");
  if (headers.authorization !== `Basic ${credentials}`) return { status: 401, code: 20003 };
  if (headers["content-type"] !== "application/x-www-form-urlencoded") return { status: 400, code: 21619 };
  const form = new URLSearchParams(body);
  const [to, text] = [form.get("To") ?? "", form.get("Body") ?? ""];
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return { status: 400, code: 21211 };
  if (!to.startsWith("+1")) return { status: 400, code: 21408 };
  if (text === "") return { status: 400, code: 21602 };
  if (text.length > 1_600) return { status: 400, code: 21617 };
  return checkSender(form);
}

function checkSender(form: URLSearchParams): Problem | undefined {
  const [from, service] = [form.get("From"), form.get("MessagingServiceSid")];
  if (from === null && service === null) return { status: 400, code: 21603 };
  if (from !== null && from !== ACCOUNT.number) return { status: 400, code: 21606 };
  if (service !== null && service !== ACCOUNT.service) return { status: 400, code: 21703 };
  return undefined;
}

function refuse(response: ServerResponse, { status, code }: Problem): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ status, code, message: "Refused.", more_info: "" }));
}
