import { defineConfig } from "vite";

export default defineConfig({
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
