import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";

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
  return driver.launch({ executablePath: await chromium.executablePath(), args: FLAGS, headless: true });
}
