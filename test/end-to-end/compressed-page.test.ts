import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { after, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openClinic } from "../harness/open-clinic.ts";

const { url } = await openClinic({ after });

/** What goes over the wire, as it is: `fetch` would unpack it. */
async function ask(path: string, accepted?: string) {
  const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
  const [answer] = (await once(get(`${url}${path}`, { headers }), "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

const plainPage = await ask("/sign-in");
const assets = [...plainPage.body.toString().matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };
const TYPES = { js: "application/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

function cacheHeaders(headers: IncomingHttpHeaders) {
  return { type: headers["content-type"], cache: headers["cache-control"] };
}

for (const [accepted, encoding] of [
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br, zstd", "br"],
] as const) {
  test(`the page and its files come as ${encoding} to a browser that takes ${accepted}`, async () => {
    for (const path of ["/", "/chat/5", ...assets]) {
      const [plain, packed] = [await ask(path), await ask(path, accepted)];
      assert.equal(packed.headers["content-encoding"], encoding, path);
      assert.match(packed.headers.vary ?? "", /accept-encoding/i);
      assert.deepEqual(UNPACK[encoding](packed.body), plain.body);
      assert.ok(packed.body.length < plain.body.length / 2, `${path}: ${packed.body.length} bytes`);
      assert.deepEqual(cacheHeaders(packed.headers), cacheHeaders(plain.headers));
    }
  });
}

test("a compressed file is what it was before: of its own type, and kept for good if its name says what is in it", async () => {
  assert.deepEqual(assets.map((path) => path.split(".").at(-1)).sort(), ["css", "js"]);
  for (const path of assets) {
    const { headers } = await ask(path, "br");
    const type = TYPES[path.split(".").at(-1) as keyof typeof TYPES];
    assert.deepEqual(cacheHeaders(headers), { type, cache: "public, max-age=31536000, immutable" });
  }
  const page = await ask("/chat", "br");
  assert.deepEqual(cacheHeaders(page.headers), { type: "text/html; charset=utf-8", cache: "no-store" });
});

test("a browser that takes nothing compressed gets the page as it is, and is told nothing of an encoding", async () => {
  assert.equal(plainPage.headers["content-encoding"], undefined);
  assert.match(plainPage.body.toString(), /<div id="page">/);
});

test("where there is nothing, the page that says so is compressed too, and says 404", async () => {
  const { status, headers, body } = await ask("/nothing/here", "br");
  assert.deepEqual([status, headers["content-encoding"]], [404, "br"]);
  assert.match(brotliDecompressSync(body).toString(), /<div id="page">/);
});
