import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { knock } from "./src/client/invitation/knock.ts";
import { sayAtInvitation } from "./src/client/text/english-invitation.ts";

const FIRST_SHEETS = ["tokens", "base"].map((name) => `src/client/look/${name}.css`);

/**
 * index.html carries in itself what the door of a guest's link needs: its words, its look and its click. So that door
 * opens after one answer of the server; everything else is fetched while it stands there. The content security policy
 * allows these lines by their hashes, which the server reads from inline-hashes.json.
 */
const firstLines: Plugin = {
  name: "first-lines",
  transformIndexHtml: {
    order: "post",
    handler(html) {
      const sheets: string[] = [];
      const words = html
        .replace(/%(\w+)%/g, (_, word) => String(sayAtInvitation[word as "heading"]))
        .replace(/\s*<link rel="stylesheet"[^>]*>/g, (link) => `${sheets.push(link) && ""}`);
      return words
        .replace("</head>", () => `  <style>${firstLook()}</style>\n  </head>`)
        .replace("</main>", () => `</main>\n    <script>(${knock})()</script>`)
        .replace("</body>", () => `${sheets.join("").trim()}\n  </body>`);
    },
  },
  async writeBundle({ dir = "" }) {
    const html = await readFile(join(dir, "index.html"), "utf8");
    const hashes = (tag: string) =>
      [...html.matchAll(new RegExp(`<${tag}>(.+?)</${tag}>`, "gs"))].map(
        ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
      );
    const all = { scripts: hashes("script"), styles: hashes("style") };
    await writeFile(join(dir, "inline-hashes.json"), JSON.stringify(all));
  },
};

function firstLook(): string {
  const sheets = FIRST_SHEETS.map((file) => readFileSync(file, "utf8")).join("");
  return sheets
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Beside each file of text the same as .br and .gz, as small as it gets, for the server to send as it is. */
const preCompress: Plugin = {
  name: "pre-compress",
  apply: "build",
  async writeBundle({ dir = "" }) {
    const all = await readdir(dir, { recursive: true });
    const files = all.filter((file) => /\.(js|css|html|svg)$/.test(file));
    const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    for (const file of files) {
      const plain = await readFile(join(dir, file));
      await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(plain, { params: best }));
      await writeFile(join(dir, `${file}.gz`), await promisify(gzip)(plain, { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [firstLines, preCompress],
  // The content security policy allows no data: font or style, so Vite inlines nothing by itself.
  build: {
    outDir: "dist/client",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What is needed at first comes in one file, also where other pages share parts of it; so does what forms share.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "first", test: /src\/client\/main[.]tsx$/, priority: 1 },
            { name: "forms", test: /src\/client\/form\/(?!link-door|time-zone)/ },
          ],
        },
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
