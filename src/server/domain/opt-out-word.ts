/** What somebody answered to a text, as one of the words that are known. */
export type TextedWord =
  | { readonly kind: "stop" | "start" | "help"; readonly word: string }
  | { readonly kind: "other" };

/** 47 CFR 64.1200(a)(10) names stop, quit, end, revoke, opt out, cancel and unsubscribe; carriers know the rest. */
const STOP = new Set([
  "stop",
  "stopall",
  "stop all",
  "quit",
  "end",
  "revoke",
  "optout",
  "opt out",
  "cancel",
  "unsubscribe",
]);
/**
 * A wish to have no more, in a short sentence: since 2025 any reasonable means of saying so has to do (47 CFR
 * 64.1200(a)(10)). Somebody who writes "I stop by tomorrow" gets no more texts either; the answer tells them so, and
 * how START undoes it. A wish that was overheard could not be mended like that.
 */
const WISH =
  /\b(stop|unsubscribe|opt(?: me| us)? out|optout|no more (?:texts?|messages?)|(?:don t|dont|do not|never) (?:text|message) (?:me|us)|alto|arret)\b/u;
/** A town. */
const PALO_ALTO = /\bpalo alto\b/gu;
const LONGEST_WISH = 60;
const START = new Set(["start", "unstop", "yes"]);
const HELP = new Set(["help", "info"]);

/** What people put around the word: it changes nothing about what they want. */
const AROUND =
  /\b(please|pls|thanks|thank you|now|texting|texts?|messages?|messaging|sending|me|these|this|the|it)\b/gu;

/**
 * The word counts when it is all that was said, however it is written ("Stop.", "OPT-OUT", "yes please"), and those
 * that leave least doubt also within a short sentence ("I want to opt out").
 */
export function textedWord(text: string): TextedWord {
  const said = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = [said, said.replace(AROUND, " ")].map((one) => one.replace(/\s+/g, " ").trim());
  for (const word of words) {
    if (STOP.has(word)) return { kind: "stop", word };
    if (START.has(word)) return { kind: "start", word };
    if (HELP.has(word)) return { kind: "help", word };
  }
  const [, wish] = text.trim().length > LONGEST_WISH ? [] : (WISH.exec(plain(said)) ?? []);
  if (wish !== undefined) return { kind: "stop", word: wish };
  return { kind: "other" };
}

/** "Arrêt" is "arret". */
function plain(said: string): string {
  return said
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(PALO_ALTO, " ");
}
