import * as ws from "ws";

interface FrameReader {
  on(event: "message", heard: (bytes: Buffer) => void): void;
  write(bytes: Buffer): void;
}

/** The published types leave the library's frame parser out. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => FrameReader };

/** Reads what a server writes to a socket as a WebSocket library would. */
export function readFrames(heard: (frame: unknown) => void): (bytes: Buffer) => void {
  const reader = new Receiver({ isServer: false });
  reader.on("message", (bytes) => heard(JSON.parse(bytes.toString())));
  return (bytes) => reader.write(bytes);
}
