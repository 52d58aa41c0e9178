import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** All a second, on the server's core. */
export interface LimitsFigures {
  /** fdatasync(2), each after 4 KiB were written. */
  readonly syncs: number;
  /** write(2) of a frame to one socket after the other, in a bare loop. */
  readonly bareWrites: number;
  /** The same through Node's `socket.write`. */
  readonly nodeWrites: number;
}

/** As many bytes as a `posted` frame with an ordinary sentence has. */
const FRAME = Buffer.alloc(320, "x");
const PAGE = Buffer.alloc(4_096, "x");
/** The journal of a database is written over from its beginning, too, so the file does not always grow. */
const PAGES = 1_024;

function syncsASecond(folder: string, seconds: number): number {
  const file = join(folder, "fdatasync-probe");
  const handle = openSync(file, "w");
  for (let page = 0; page < PAGES; page += 1) writeSync(handle, PAGE);
  fdatasyncSync(handle);
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < seconds * 1_000) {
    writeSync(handle, PAGE, 0, PAGE.length, (count % PAGES) * PAGE.length);
    fdatasyncSync(handle);
    count += 1;
  }
  const took = performance.now() - begin;
  closeSync(handle);
  rmSync(file);
  return (count / took) * 1_000;
}

/** Writes in rounds over all sockets until the time is up. `write` says whether the socket took it. */
async function writesASecond<T>(
  sockets: readonly T[],
  seconds: number,
  write: (socket: T) => boolean,
): Promise<number> {
  const begin = performance.now();
  let count = 0;
  while (performance.now() - begin < seconds * 1_000) {
    const before = count;
    for (const socket of sockets) if (write(socket)) count += 1;
    const full = count === before;
    await new Promise((resolve) => (full ? setTimeout(resolve, 1) : setImmediate(resolve)));
  }
  return (count / (performance.now() - begin)) * 1_000;
}

/** Node does not tell a socket's descriptor, but the handle below it does. */
function descriptor(socket: Socket): number {
  return (socket as Socket & { readonly _handle: { readonly fd: number } })._handle.fd;
}

function bareWrite(fd: number): boolean {
  try {
    return writeSync(fd, FRAME) === FRAME.length;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EAGAIN") return false;
    throw cause;
  }
}

function nodeWrite(socket: Socket): boolean {
  if (socket.writableLength > 0) return false;
  socket.write(FRAME);
  return true;
}

async function accept(count: number): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  const server = createServer({ noDelay: true });
  return await new Promise((resolve) => {
    server.on("connection", (socket) => {
      sockets.push(socket);
      if (sockets.length < count) return;
      server.close();
      resolve(sockets);
    });
    server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
  });
}

const [folder = ".", count = "1", seconds = "1"] = process.argv.slice(2);
const sockets = await accept(Number(count));
const figures: LimitsFigures = {
  syncs: syncsASecond(folder, Number(seconds)),
  nodeWrites: await writesASecond(sockets, Number(seconds), nodeWrite),
  bareWrites: await writesASecond(sockets.map(descriptor), Number(seconds), bareWrite),
};
process.send?.(figures, () => process.exit(0));
