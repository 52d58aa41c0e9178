import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, unpackedChromium } from "../../bench/stage/unpacked-chromium.ts";

/** The Chromium that comes from npm alone, headless. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await unpackedChromium()), args: CHROMIUM_FLAGS, headless: true });
}
