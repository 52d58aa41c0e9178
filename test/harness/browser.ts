import { type Browser, chromium } from "playwright-core";
import { unpackedChromium } from "./unpacked-chromium.ts";

/** As root, and on a closed network: without these Chromium refuses to start, or calls home again and again. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The Chromium that comes from npm alone, headless. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await unpackedChromium()), args: FLAGS, headless: true });
}
