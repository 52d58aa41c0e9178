const ARABIC_ZEROES = [0x660, 0x6f0];

/** Digits as they are read out: 123-456-789. What is no digit falls out; nothing is cut off. */
export function groupCode(typed: string): string {
  return digitsOf(typed).replace(/([0-9]{3})(?=[0-9])/g, "$1-");
}

/** Where the cursor belongs in the grouped code when it stood at `caret` in what was typed. */
export function caretInGrouped(typed: string, caret: number): number {
  const before = digitsOf(typed.slice(0, caret)).length;
  const all = digitsOf(typed).length;
  return before + Math.floor((before < all ? before : Math.max(0, before - 1)) / 3);
}

/** Some keyboards type full-width digits, or those of Arabic and Persian. */
function digitsOf(typed: string): string {
  const western = typed
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digitAt(digit.charCodeAt(0))));
  return western.replace(/[^0-9]/g, "");
}

function digitAt(point: number): number {
  return point - Math.max(...ARABIC_ZEROES.filter((zero) => zero <= point));
}
