import type { Socket, SocketEvents } from "../connection/connection.ts";

/** Runs `deed` after `ms`; the answer calls it off. */
export function after(ms: number, deed: () => void): () => void {
  const timer = setTimeout(deed, ms);
  return () => clearTimeout(timer);
}

export function makeSocket(events: SocketEvents): Socket {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
  socket.onopen = events.opened;
  socket.onmessage = ({ data }) => events.said(String(data));
  socket.onclose = ({ code }) => events.closed(code);
  return { send: (data) => socket.send(data), close: () => socket.close() };
}

/**
 * The time and then 96 random bits: ids that come in order keep the server's index of them in one place, where random
 * ones would touch a page of the disk for each message. (`randomUUID` would need a secure context besides, which a
 * trial on a LAN is not.)
 */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const random = btoa(String.fromCharCode(...bytes));
  return `${Date.now().toString(36)}${random.replaceAll("+", "-").replaceAll("/", "_")}`;
}
