import { readFileSync } from "node:fs";

// What the page loads before the first thread can be used; pages that come when they are visited do not count.
const page = readFileSync("dist/client/index.html", "utf8");
const assets = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(
  ([, file]) => `dist/client/${file}`,
);

export default [
  {
    name: "JavaScript and CSS to the first usable thread",
    path: ["dist/client/index.html", ...assets],
    limit: "40 kB",
    gzip: true,
  },
];
