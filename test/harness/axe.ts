import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Lets axe judge a page on a phone and on a computer, light and dark. `shown`: what must stand there each time. */
export async function axeFindsNothing(page: Page, shown: (page: Page) => Promise<unknown>): Promise<void> {
  for (const width of [390, 1_280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await shown(page);
      assert.deepEqual(await findings(page), [], `${width} px, ${colorScheme}`);
    }
  }
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
