import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { PeopleAnswer } from "../../shared/protocol/bodies.ts";
import { MIN_QUERY_LENGTH } from "../../shared/protocol/limits.ts";
import { request } from "../connection/request.ts";

export type Found = InferOutput<typeof PeopleAnswer>["people"][number];
export type Search = { readonly people: readonly Found[] | null; readonly problem: string | null };

/** A pause in typing of this length, in ms, asks the server. */
const PAUSE_MS = 150;
const NOTHING: Search = { people: null, problem: null };

/** Who matches what was typed; `people` is null while there is too little to ask for. Late answers are dropped. */
export function usePeopleSearch(typed: string): Search {
  const [search, setSearch] = useState<Search>(NOTHING);
  const query = typed.trim();
  useEffect(() => {
    if (query.length < MIN_QUERY_LENGTH) {
      setSearch(NOTHING);
      return undefined;
    }
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await request<InferOutput<typeof PeopleAnswer>>("POST", "/api/people/find", { query });
      if (late) return;
      setSearch(
        answer.ok
          ? { people: answer.value.people, problem: null }
          : { people: null, problem: answer.error.sentence },
      );
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query]);
  return search;
}
