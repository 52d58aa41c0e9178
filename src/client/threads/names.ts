import type { Member, ThreadSummary } from "../../shared/protocol/parts.ts";
import { say } from "../text/say.ts";

/** The others of a thread. Who has left is named only where nobody else is there any more. */
export function othersIn(summary: ThreadSummary, myId: number): readonly Member[] {
  const others = summary.members.filter((member) => member.id !== myId);
  const here = others.filter((member) => !member.left);
  return here.length > 0 ? here : others;
}

/** A guest who was deleted has no name any more. */
export function nameOf(member: { readonly name: string } | undefined): string {
  return member === undefined || member.name === "" ? say.somebodyWhoLeft : member.name;
}

/** By what a thread goes in the list. `marks`: what stands beside a name, by person. */
export function titleOf(
  summary: ThreadSummary,
  myId: number,
  marks: ReadonlyMap<number, string> = new Map(),
): string {
  const names = othersIn(summary, myId).map((member) =>
    `${nameOf(member)} ${marks.get(member.id) ?? ""}`.trim(),
  );
  return names.length === 0 ? say.onlyYou : say.names(names);
}
