import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { test } from "node:test";
import { ScannerDown, type ScanVerdict } from "../../ports/scanner.ts";
import { ClamdScanner } from "./clamd-scanner.ts";

/** Something that listens, and speaks as the test says. @returns what the scanner makes of it */
async function scanWith(
  speak: (socket: Socket) => void,
  pieces: AsyncIterable<readonly Uint8Array[]> = each([Buffer.from("abc"), Buffer.from("de")]),
): Promise<ScanVerdict> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    speak(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    return await new ClamdScanner(`tcp://127.0.0.1:${port}`).scan(pieces);
  } finally {
    server.close();
  }
}

async function* each(pieces: readonly Uint8Array[]): AsyncIterable<readonly Uint8Array[]> {
  for (const piece of pieces) yield [piece];
}

/** Answers when the stream has ended. */
function answering(reply: string, heard: Buffer[] = []): (socket: Socket) => void {
  return (socket) =>
    socket.on("data", (chunk: Buffer) => {
      heard.push(chunk);
      if (Buffer.concat(heard).subarray(-4).equals(Buffer.alloc(4))) socket.end(`${reply}\0`);
    });
}

test("a file goes to clamd in pieces with their lengths before them, and ends with a piece of no bytes", async () => {
  const heard: Buffer[] = [];
  assert.deepEqual(await scanWith(answering("stream: OK", heard)), { is: "clean" });
  assert.equal(Buffer.concat(heard).toString("latin1"), "zINSTREAM\0\0\0\0\x03abc\0\0\0\x02de\0\0\0\0");
});

const REPLIES: [reply: string, verdict: ScanVerdict["is"]][] = [
  ["stream: Win.Test.EICAR_HDB-1 FOUND", "found"],
  ["stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", "unscannable"],
  ["INSTREAM size limit exceeded. ERROR", "unscannable"],
];

for (const [reply, verdict] of REPLIES) {
  test(`what clamd says is understood: ${reply}`, async () => {
    assert.equal((await scanWith(answering(reply))).is, verdict);
  });
}

test("an error of clamd's own is no verdict about the file", async () => {
  for (const reply of ["stream: Can't allocate memory ERROR", "UNKNOWN COMMAND", ""])
    await assert.rejects(scanWith(answering(reply)), ScannerDown, reply);
});

test("who hangs up in the middle, or says too much, has said nothing", async () => {
  await assert.rejects(
    scanWith((socket) => socket.destroy()),
    ScannerDown,
  );
  await assert.rejects(
    scanWith((socket) => socket.write("x".repeat(10_000))),
    ScannerDown,
  );
});

test("an answer in the middle is taken, and the rest is not sent", async () => {
  const pieces = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024));
  const early = (socket: Socket) =>
    socket.once("data", () => socket.end("INSTREAM size limit exceeded. ERROR\0"));
  assert.equal((await scanWith(early, each(pieces))).is, "unscannable");
});

test("the memory of what has left for clamd is given back before the next is asked for", async () => {
  const MIB = 1024 * 1024;
  const given: Buffer[] = [];
  let live = 0;
  async function* pieces(): AsyncIterable<readonly Uint8Array[]> {
    for (let group = 0; group < 20; group += 1) {
      const some = Array.from({ length: 4 }, () => Buffer.from(new ArrayBuffer(MIB / 4)).fill(1));
      given.push(...some);
      yield some;
      live = Math.max(live, given.filter(({ length }) => length > 0).length);
    }
  }
  assert.deepEqual(await scanWith(answering("stream: OK"), pieces()), { is: "clean" });
  assert.equal(live, 0);
});

test("nobody listening means that the scanner is down", async () => {
  for (const url of ["tcp://127.0.0.1:1", "unix:/no/such/socket"])
    await assert.rejects(new ClamdScanner(url).scan(each([])), ScannerDown);
});

test("a clamd that is silent is given up", async () => {
  const server = createServer((socket) => socket.resume());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const scanner = new ClamdScanner(`tcp://127.0.0.1:${port}`, 50);
  const closed = new Promise((done) => server.once("connection", (socket) => socket.once("close", done)));
  await assert.rejects(scanner.scan(each([Buffer.from("a")])), ScannerDown);
  server.close();
  await closed;
});

test("what goes wrong with the file itself is not the scanner's", async () => {
  async function* broken(): AsyncIterable<readonly Uint8Array[]> {
    yield [Buffer.from("a")];
    throw new RangeError("the file");
  }
  const server = createServer((socket) => socket.on("error", () => {}).resume());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await assert.rejects(new ClamdScanner(`tcp://127.0.0.1:${port}`).scan(broken()), RangeError);
  server.close();
});
