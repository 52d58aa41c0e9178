import assert from "node:assert/strict";
import { test } from "node:test";
import { WebSocket } from "ws";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { type ErrorCode, SENTENCES } from "../../src/shared/protocol/error-codes.ts";
import { FRAME_BURST, HELLO_WITHIN_MS, MAX_FRAME_BYTES } from "../../src/shared/protocol/limits.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { newClientId, Page } from "../harness/page.ts";
import { closeCodeOf, maskedFrame, RawSocket } from "../harness/raw-socket.ts";
import { startServer } from "../harness/start-server.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const TEXT = 0x81;
const TEXT_TO_BE_CONTINUED = 0x01;
const CONTINUED = 0x00;
const LAST = 0x80;
const hello = JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: [] });

/** How a socket is turned away before it is one. */
function turnedAway(url: string, headers: Record<string, string>, path = "/socket") {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}${path}`, { headers });
    socket.on("open", () => {
      socket.terminate();
      reject(new Error("It was let in."));
    });
    socket.on("error", reject);
    socket.on("unexpected-response", (_request, response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });
}

const refusal = (code: ErrorCode) => JSON.stringify({ code, sentence: SENTENCES[code] });

test("bad sockets", { concurrency: true, timeout: 120_000 }, async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const good = await Page.arrive(server.url, ada.cookie);
  const under: Promise<void>[] = [];
  const requirement = (title: string, proof: (t: Parameters<typeof startServer>[0]) => Promise<void>) =>
    under.push(t.test(title, proof));

  requirement("a socket that says nothing is closed when its time is over", async () => {
    const began = performance.now();
    const page = await Page.open(server.url, { cookie: pat.cookie });
    assert.equal(await page.closed, CLOSE.noHello);
    assert.ok(performance.now() - began >= HELLO_WITHIN_MS - 50, "closed too early");
    assert.deepEqual(page.heard, []);
  });

  requirement(
    "a socket that drips one byte of its hello at a time is closed when its time is over",
    async (t) => {
      const raw = await RawSocket.upgraded(t, server.port, pat.cookie);
      const bytes = maskedFrame(TEXT, hello);
      let place = 0;
      const drip = setInterval(() => raw.write(bytes.subarray(place, ++place)), 500);
      assert.equal(await raw.closeCode(), CLOSE.noHello);
      clearInterval(drip);
    },
  );

  requirement("a socket from another website is turned away (M3)", async () => {
    const origins = [
      "https://evil.example",
      "null",
      "http://localhost.evil.example",
      `https://evil.example:${server.port}`,
      `http://localhost:${server.port + 1}`,
      "file://",
      "not a url",
    ];
    for (const origin of origins) {
      const { status, body } = await turnedAway(server.url, { cookie: pat.cookie, origin });
      assert.deepEqual([origin, status, body], [origin, 403, refusal("wrong-origin")]);
    }
    for (const site of ["cross-site", "same-site"]) {
      const headers = { cookie: pat.cookie, origin: server.url, "sec-fetch-site": site };
      assert.equal((await turnedAway(server.url, headers)).status, 403);
    }
    const own = await Page.open(server.url, { cookie: pat.cookie, origin: server.url });
    own.sayHello();
    await own.hear("welcome");
    await own.close();
  });

  requirement("there is one address for sockets and no other", async () => {
    for (const path of ["/", "/chat", "/socket/", "/socket?as=another", "/api/threads"]) {
      const { status, body } = await turnedAway(server.url, { cookie: pat.cookie }, path);
      assert.deepEqual([path, status, body], [path, 404, refusal("not-found")]);
    }
  });

  requirement(
    "10,000 frames in a second: they are refused with a code and the socket is closed, nobody else notices",
    async () => {
      const page = await Page.arrive(server.url, pat.cookie);
      for (let frame = 0; frame < 10_000; frame++) page.say({ type: "ping" });
      assert.equal(await page.closed, CLOSE.tooFast);
      const last = page.heard.at(-1);
      assert.ok(
        last?.type === "refused" && last.code === "too-fast" && last.sentence === SENTENCES["too-fast"],
      );
      const pongs = page.heard.filter(({ type }) => type === "pong").length;
      assert.ok(pongs >= FRAME_BURST && pongs < 2 * FRAME_BURST, `${pongs} were answered`);
      await good.roundTrip();
    },
  );

  requirement(
    "10,000 posts in a second: those that were confirmed are there, and no more than the limit allows",
    async () => {
      const page = await Page.arrive(server.url, pat.cookie);
      for (let frame = 0; frame < 10_000; frame++) {
        page.say({ type: "post", threadId, clientId: newClientId(), text: `post ${frame}` });
      }
      assert.equal(await page.closed, CLOSE.tooFast);
      const confirmed = page.heard.filter(({ type }) => type === "confirmed").length;
      const there = (await wholeThread(server.url, pat.cookie, threadId)).filter(({ text }) =>
        text.startsWith("post "),
      );
      assert.ok(
        there.length >= confirmed && there.length < 2 * FRAME_BURST,
        `${confirmed} of ${there.length}`,
      );
      await good.roundTrip();
    },
  );

  requirement("10,000 frames behind the hello, before it is answered, close the socket too", async (t) => {
    const raw = await RawSocket.upgraded(t, server.port, pat.cookie);
    raw.write(maskedFrame(TEXT, hello));
    raw.write(Buffer.concat(Array.from({ length: 10_000 }, () => maskedFrame(TEXT, '{"type":"ping"}'))));
    assert.equal(await raw.closeCode(), CLOSE.tooFast);
  });

  requirement("large frames count as several", async () => {
    const page = await Page.arrive(server.url, pat.cookie);
    const large = JSON.stringify({ type: "ping", padding: "x".repeat(1_000_000) });
    for (let frame = 0; frame < 3; frame++) page.socket.send(large);
    assert.equal(await page.closed, CLOSE.tooFast);
  });

  requirement(
    "frames in pieces are frames, and a message may be as long in many pieces as in one",
    async (t) => {
      const raw = await RawSocket.upgraded(t, server.port, pat.cookie);
      raw.write(maskedFrame(TEXT, hello));
      await raw.receives(/"type":"welcome"/);
      const post = { type: "post", threadId, clientId: newClientId(), text: "In pieces: ü🩺" };
      const pieces = [...Buffer.from(JSON.stringify(post))].map((byte, place) =>
        maskedFrame(place === 0 ? TEXT_TO_BE_CONTINUED : CONTINUED, Buffer.from([byte])),
      );
      for (const piece of pieces) raw.write(piece);
      raw.write(maskedFrame(LAST | CONTINUED, ""));
      await raw.receives(/"type":"confirmed"/);
      assert.equal(
        (await good.hear("posted", ({ message }) => message.text === post.text)).message.clientId,
        post.clientId,
      );
    },
  );

  type Broken = readonly [what: string, bytes: Uint8Array, closed: number];
  const unmasked = Buffer.from([TEXT, 2, 0x7b, 0x7d]);
  const broken: readonly Broken[] = [
    ["invalid UTF-8", maskedFrame(TEXT, Buffer.from([0xc3, 0x28])), 1007],
    ["half a character at the end", maskedFrame(TEXT, Buffer.from([0x22, 0xe2, 0x82])), 1007],
    ["an encoded surrogate", maskedFrame(TEXT, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), 1007],
    ["a frame that is not masked", unmasked, 1002],
    ["a reserved bit", maskedFrame(0xc1, "{}"), 1002],
    ["an unknown opcode", maskedFrame(0x83, "{}"), 1002],
    ["a continuation of nothing", maskedFrame(LAST | CONTINUED, "{}"), 1002],
    ["a ping in pieces", maskedFrame(0x09, ""), 1002],
    ["a frame that announces more than the limit", announced(MAX_FRAME_BYTES + 1), CLOSE.tooLarge],
    [
      "a frame that announces more than there are numbers",
      announced(Number.MAX_SAFE_INTEGER),
      CLOSE.tooLarge,
    ],
  ];
  for (const [what, bytes, closed] of broken) {
    requirement(`${what} closes the socket with ${closed}, before hello and after it`, async (t) => {
      for (const greeting of ["", hello]) {
        const raw = await RawSocket.upgraded(t, server.port, pat.cookie);
        if (greeting) {
          raw.write(maskedFrame(TEXT, greeting));
          await raw.receives(/"type":"welcome"/);
        }
        raw.write(bytes);
        assert.equal(closeCodeOf(await raw.closed()), closed);
      }
      await good.roundTrip();
    });
  }

  const tooLarge = [
    ["a frame", maskedFrame(TEXT, "x".repeat(MAX_FRAME_BYTES + 1))],
    ["a frame in pieces", inPieces(MAX_FRAME_BYTES + 1)],
  ] as const;
  for (const [what, bytes] of tooLarge) {
    requirement(`${what} above the limit ends the socket`, async (t) => {
      const raw = await RawSocket.upgraded(t, server.port, pat.cookie);
      raw.write(bytes);
      // Who is still sending is cut off, and may not get to see the code.
      assert.equal(closeCodeOf(await raw.closed()) ?? CLOSE.tooLarge, CLOSE.tooLarge);
      await good.roundTrip();
    });
  }

  await Promise.all(under);
  await good.post(threadId, "The server still answers");
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
});

/** The beginning of a frame of that many bytes, of which none comes. */
function announced(length: number): Buffer {
  const header = Buffer.alloc(14);
  header[0] = TEXT;
  header[1] = 0x80 | 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}

function inPieces(length: number): Buffer {
  const piece = "x".repeat(64 * 1024);
  const pieces = [maskedFrame(TEXT_TO_BE_CONTINUED, piece)];
  for (let sent = piece.length; sent < length; sent += piece.length)
    pieces.push(maskedFrame(CONTINUED, piece));
  return Buffer.concat(pieces);
}
