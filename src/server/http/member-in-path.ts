import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { numberInPath } from "./parse.ts";

export interface MemberRoute {
  Params: { id: string; person: string };
}

/** @throws Refusal `thread-not-found`, `member-not-found` */
export function memberInPath({ id, person }: MemberRoute["Params"]): {
  threadId: ThreadId;
  personId: PersonId;
} {
  return {
    threadId: numberInPath(id, "thread-not-found") as ThreadId,
    personId: numberInPath(person, "member-not-found") as PersonId,
  };
}
