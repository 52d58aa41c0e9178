import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Letter, LettersAnswer } from "../../shared/protocol/guest-bodies.ts";
import { request } from "../connection/request.ts";
import { sayOfLetters as words } from "../text/english-letters.ts";

export type Undelivered = InferOutput<typeof Letter>;
export type Letters = InferOutput<typeof LettersAnswer>;

/** The letters that did not arrive, and what an administrator does about them. */
export function useLetters() {
  const [letters, setLetters] = useState<Letters | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  async function load(): Promise<void> {
    const answer = await request<Letters>("GET", "/api/letters");
    if (answer.ok) setLetters(answer.value);
    setProblem(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => void load(), []);

  /** @returns whether it was done */
  async function act(method: string, path: string, body: unknown): Promise<boolean> {
    setSaid("");
    const answer = await request(method, `/api/letters/${path}`, body);
    setProblem(answer.ok ? null : answer.error.sentence);
    return answer.ok;
  }

  type Taken = { readonly done: boolean; readonly sentence: string; readonly leaving: 0 | 1 };
  async function take(letter: Undelivered, { done, sentence, leaving }: Taken): Promise<boolean> {
    if (!done) return false;
    setSaid(sentence);
    setLetters(
      (now) =>
        now && {
          ...now,
          undelivered: now.undelivered.filter(({ id }) => id !== letter.id),
          waiting: now.waiting + leaving,
        },
    );
    return true;
  }
  return {
    ...{ letters, problem, said, load },
    again: async (letter: Undelivered) =>
      take(letter, {
        done: await act("POST", `${letter.id}/again`, {}),
        sentence: words.sentAgain(letter.name),
        leaving: 1,
      }),
    dismiss: async (letter: Undelivered) =>
      take(letter, {
        done: await act("DELETE", `${letter.id}`, {}),
        sentence: words.dismissed(letter.name),
        leaving: 0,
      }),
  };
}
