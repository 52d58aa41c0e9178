import { type ContactDraft, isReachable } from "../contacts/contact-draft.ts";
import { sayOfChoosing as words } from "../text/english-choosing.ts";

/** How far the choosing of people has come. */
export type Standing = {
  readonly chosen: readonly unknown[];
  /** What stands in the box and is nobody's yet. */
  readonly typed: string;
  /** Who is being entered, if anybody is. */
  readonly draft: ContactDraft | null;
  /** They have a name of their own in the form; else it is what is typed. */
  readonly named: boolean;
};

/**
 * What is to be done before those who were chosen can be taken; null when nothing is, but that who is being entered
 * has to be saved. Nobody whom one has begun to name is left out in silence. `nobody`: what is said when nobody is named.
 */
export function obstacleTo({ chosen, draft, typed, named }: Standing, nobody: string): string | null {
  const unnamed = draft !== null && !named;
  if (unnamed && (isReachable(draft) || chosen.length === 0)) return null;
  if (typed.trim() !== "") return words.notChosenYet(typed.trim());
  return draft === null && chosen.length === 0 ? nobody : null;
}
