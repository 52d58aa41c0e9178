import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

/** More stops than any of these pages has. */
const MOST_STOPS = 60;

export function isFocused(where: Locator): Promise<boolean> {
  return where.evaluate((element) => element === document.activeElement);
}

/** What has the focus: the ring around it, or around the row that it stands for, and whether it is within the window. */
function focusOn(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement ?? document.body;
    const ringOf = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration) =>
      outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    const ring = Math.max(...["", "::after"].map((part) => ringOf(getComputedStyle(focused, part))));
    const { top, bottom, left, right, width, height } = focused.getBoundingClientRect();
    const inWindow = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width * height > 4;
    return { what: focused.outerHTML.slice(0, 160), ring, inWindow };
  });
}

export async function assertFocusIsSeen(page: Page): Promise<void> {
  const { what, ring, inWindow } = await focusOn(page);
  assert.ok(
    ring >= 2 && inWindow,
    `the focus is seen on ${what}: a ring of ${ring} px, in the window: ${inWindow}`,
  );
}

/** Presses Tab, or Shift+Tab, until this has the focus; on the way every stop can be seen. */
export async function walkTo(page: Page, where: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await where.waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press(key);
    await assertFocusIsSeen(page);
    if (await isFocused(where)) return;
  }
  assert.fail(`${where} is not reached by ${key}`);
}

export async function focusComesTo(page: Page, where: Locator): Promise<void> {
  await where.waitFor();
  const element = await where.elementHandle();
  await page.waitForFunction((wanted) => wanted === document.activeElement, element);
}
