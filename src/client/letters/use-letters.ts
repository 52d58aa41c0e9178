import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Letter, LettersAnswer } from "../../shared/protocol/guest-bodies.ts";
import { request } from "../connection/request.ts";
import { sayOfLetters as words } from "../text/english-letters.ts";

export type Undelivered = InferOutput<typeof Letter>;
type Letters = InferOutput<typeof LettersAnswer>;

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

  async function take(letter: Undelivered, done: boolean, sentence: string): Promise<boolean> {
    if (!done) return false;
    setSaid(sentence);
    setLetters((now) => now && { ...now, undelivered: now.undelivered.filter(({ id }) => id !== letter.id) });
    return true;
  }
  return {
    ...{ letters, problem, said, load },
    again: async (letter: Undelivered) =>
      take(letter, await act("POST", `${letter.id}/again`, {}), words.sentAgain(letter.name)),
    dismiss: async (letter: Undelivered) =>
      take(letter, await act("DELETE", `${letter.id}`, {}), words.dismissed(letter.name)),
    name: async (namedInLetters: boolean) => {
      if (await act("PUT", "settings", { namedInLetters }))
        setLetters((now) => now && { ...now, namedInLetters });
    },
  };
}
