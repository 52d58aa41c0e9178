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
const START = new Set(["start", "unstop", "yes"]);
const HELP = new Set(["help", "info"]);

/** What people put around the word: it changes nothing about what they want. */
const AROUND =
  /\b(please|pls|thanks|thank you|now|texting|texts?|messages?|messaging|sending|me|these|this|the|it)\b/gu;

/**
 * The word counts when it is all that was said, however it is written ("Stop.", "OPT-OUT", "please stop texting me"):
 * "when does the stop at the pharmacy end" asks for nothing.
 */
export function textedWord(text: string): TextedWord {
  const said = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = [said, said.replace(AROUND, " ")].map((one) => one.replace(/\s+/g, " ").trim());
  for (const word of words) {
    if (STOP.has(word)) return { kind: "stop", word };
    if (START.has(word)) return { kind: "start", word };
    if (HELP.has(word)) return { kind: "help", word };
  }
  return { kind: "other" };
}
