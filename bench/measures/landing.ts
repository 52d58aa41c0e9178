import { type Browser, chromium, type Page } from "playwright-core";
import { percentile } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import { type GuestLink, inviteGuest } from "../stage/guest-link.ts";
import type { Stage } from "../stage/stage.ts";
import { CHROMIUM_FLAGS, unpackedChromium } from "../stage/unpacked-chromium.ts";

/** "Slow 4G" as Chromium's DevTools have it (NetworkManager.ts): 1.6 and 0.75 Mbit/s, less a tenth; bytes a second. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: ((1.6 * 1_000 * 1_000) / 8) * 0.9,
  uploadThroughput: ((0.75 * 1_000 * 1_000) / 8) * 0.9,
};
const CPU_AT_A_QUARTER = { rate: 4 };
const READABLE_WITHIN_MS = 2_000;
const PATIENCE_MS = 30_000;

/** Milliseconds from the beginning of the navigation, and the requests until then. */
interface Landing {
  readonly buttonAt: number;
  readonly readableAt: number;
  readonly requests: number;
}

/**
 * A guest taps the link of a letter, on a phone that has never been here: how long until *Open chat* is there, and,
 * when it is pressed at once, until the first message can be read.
 */
export async function landing(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders);
  const host = clinic.threads[0]?.members[1];
  if (!host) throw new Error("The bench's clinic has no host.");
  const browser = await chromium.launch({ ...(await unpackedChromium()), args: CHROMIUM_FLAGS });
  try {
    const landings: Landing[] = [];
    const times = stage.options.quick ? 2 : 9;
    for (let time = -1; time < times; time += 1) {
      const link = await inviteGuest(server.port, folders.data, host.token, time + 1);
      const landed = await land(browser, link);
      if (time >= 0) landings.push(landed);
    }
    return findingsOf(landings);
  } finally {
    await browser.close();
  }
}

function findingsOf(landings: readonly Landing[]): Finding[] {
  const sorted = (of: (landing: Landing) => number) => new Float64Array(landings.map(of)).sort();
  const buttons = sorted(({ buttonAt }) => buttonAt);
  const readable = sorted(({ readableAt }) => readableAt);
  const where = "a guest's link on Slow 4G, CPU at a quarter";
  return [
    { name: `${where}: Open chat can be pressed`, figure: percentile(buttons, 0.5), unit: "ms" },
    {
      name: `${where}: first message readable`,
      figure: percentile(readable, 0.5),
      unit: "ms",
      target: { atMost: READABLE_WITHIN_MS },
      note: `median of ${landings.length}, slowest ${Math.round(percentile(readable, 1))} ms`,
    },
    {
      name: `${where}: requests until then`,
      figure: percentile(
        sorted(({ requests }) => requests),
        1,
      ),
      unit: "",
    },
  ];
}

/** One visit by a browser that knows nothing of this site. */
async function land(browser: Browser, { link, newest }: GuestLink): Promise<Landing> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const devTools = await context.newCDPSession(page);
    await devTools.send("Network.enable");
    await devTools.send("Network.emulateNetworkConditions", SLOW_4G);
    await devTools.send("Emulation.setCPUThrottlingRate", CPU_AT_A_QUARTER);
    let requests = 0;
    devTools.on("Network.requestWillBeSent", () => {
      requests += 1;
    });
    await page.addInitScript(pressAndRead, newest);
    await page.goto(link, { waitUntil: "commit", timeout: PATIENCE_MS });
    return { ...(await timesOf(page)), requests };
  } finally {
    await context.close();
  }
}

async function timesOf(page: Page): Promise<Omit<Landing, "requests">> {
  const times = await page.waitForFunction(() => (window as Watched).times, undefined, {
    timeout: PATIENCE_MS,
  });
  return (await times.jsonValue()) as Omit<Landing, "requests">;
}

type Watched = Window & { times?: Omit<Landing, "requests"> };

/** Runs in the page: presses the button once it has been painted, and sees when the message stands on the screen. */
function pressAndRead(newest: string): void {
  let buttonAt = 0;
  const look = () => {
    const button = document.querySelector<HTMLElement>("#door button");
    if (buttonAt === 0 && button !== null && button.offsetParent !== null && button.onclick !== null) {
      buttonAt = performance.now();
      requestAnimationFrame(() => button.click());
    }
    const log = document.querySelector<HTMLElement>("[role=log]");
    if (log !== null && log.offsetParent !== null && log.textContent.includes(newest)) {
      // Painted with the frame that follows.
      requestAnimationFrame(() => {
        (window as Watched).times = { buttonAt, readableAt: performance.now() };
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
