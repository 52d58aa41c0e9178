import type { FrameDown } from "../../shared/protocol/frames-down.ts";

const FINAL_TEXT = 0x81; // RFC 6455 5.2: FIN and opcode 1; what a server sends is not masked

/**
 * A frame as it goes over the wire, built once and shared by every socket that gets it: the system call is what a
 * delivery costs, so nothing else is done for each socket.
 */
export function frameBytes(frame: FrameDown): Buffer {
  const json = JSON.stringify(frame);
  const length = Buffer.byteLength(json);
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(headerBytes + length);
  bytes[0] = FINAL_TEXT;
  if (headerBytes === 2) bytes[1] = length;
  else if (headerBytes === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.write(json, headerBytes);
  return bytes;
}
