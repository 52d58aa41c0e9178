/** Before the ending, so that numbers and versions stay readable too. */
const BEFORE_ENDING = 6;
const ENDINGS = /(?:\.[^.\s]{1,8}){1,2}\s*$/u;

/**
 * A name where it may be cut: what comes last is always seen, since the ending says what opening the file does. Two
 * endings (".pdf.exe") belong together.
 */
export function nameInTwo(name: string): readonly [head: string, tail: string] {
  const letters = [...name];
  const ending = [...(ENDINGS.exec(name)?.[0] ?? "")].length;
  const cut = Math.max(0, letters.length - ending - BEFORE_ENDING);
  return [letters.slice(0, cut).join(""), letters.slice(cut).join("")];
}
