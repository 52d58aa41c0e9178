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

/** 128 random bits as base64url. (`randomUUID` would need a secure context, which a trial on a LAN is not.) */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
