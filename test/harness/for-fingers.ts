import type { Page } from "playwright-core";

/** What is wider than the place it has, and would have to be scrolled sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) => {
      const { overflowX } = getComputedStyle(element);
      const isWindow = element === document.documentElement;
      return (isWindow || /auto|scroll/.test(overflowX)) && element.scrollWidth > element.clientWidth;
    };
    const wide = [...document.querySelectorAll("*")].filter(scrolls);
    if (document.documentElement.clientWidth > 320) wide.push(document.documentElement);
    return wide.map((element) => `${element.outerHTML.slice(0, 80)}: ${element.scrollWidth} px`);
  });
}

/**
 * What is hit on fewer than 44 pixels across its middle, wherever its own edges are drawn. A link within a sentence is
 * as high as its line (WCAG 2.5.8 excepts those); a label belongs to what it labels.
 */
export function hardToHit(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const isMeant = (control: Element) => {
      const { width, bottom } = control.getBoundingClientRect();
      return width > 0 && bottom > 0 && !control.matches(".bubble a, p a:not(.button)");
    };
    const isHit = (control: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (control.closest("label") ?? control).contains(hit);
    };
    const reach = (control: Element, [x, y]: [number, number], [right, down]: [number, number]) => {
      let pixels = 0;
      while (pixels < 44 && isHit(control, x + pixels * right, y + pixels * down)) pixels += 1;
      return pixels;
    };
    // A log that is drawn anew just then goes back to where it was, so a look is repeated.
    const isHard = async (control: Element, looks = 3): Promise<boolean> => {
      control.scrollIntoView({ block: "center" });
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const { left, top, width, height } = (control.closest("label") ?? control).getBoundingClientRect();
      const middle: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      const wide = reach(control, middle, [-1, 0]) + reach(control, middle, [1, 0]) - 1;
      const high = reach(control, middle, [0, -1]) + reach(control, middle, [0, 1]) - 1;
      return Math.min(wide, high) < 44 && (looks === 1 || isHard(control, looks - 1));
    };
    const controls = [...document.querySelectorAll("button, a, input, textarea, [role=option]")];
    const reachable = document.querySelector("dialog[open], .person-panel"); // what lies above the rest
    const hard: string[] = [];
    for (const control of controls) {
      if (!isMeant(control) || (reachable !== null && !reachable.contains(control))) continue;
      if (await isHard(control)) hard.push(control.outerHTML.slice(0, 120));
    }
    return hard;
  });
}
