import { datesOf } from "./dates.ts";
import { english } from "./english.ts";

/** Words are English; dates follow the reader's kind of English, if it is one. */
const preferred = globalThis.navigator?.language ?? "en";
export const say = english(datesOf(preferred.startsWith("en") ? preferred : "en-GB"));
