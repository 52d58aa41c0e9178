import { datesOf, englishOf } from "./dates.ts";
import { english } from "./english.ts";

/** What the interface says. Dates follow the reader's kind of English. */
export const say = english(datesOf(englishOf(globalThis.navigator?.languages ?? [])));
