import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

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
  plugins: [preCompress],
  // The content security policy allows no inline script and no data: font or style, so nothing is inlined.
  build: {
    outDir: "dist/client",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
