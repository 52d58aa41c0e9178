import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { RefusedFilesAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";
import { sayOfLetters as words } from "../text/english-letters.ts";
import { say } from "../text/say.ts";

type Answer = InferOutput<typeof RefusedFilesAnswer>;

/** What the scanner refused: whose it was and when, and under which number the log has it. */
export function RefusedFiles() {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void request<Answer>("GET", "/api/files/refused").then((got) => {
      if (got.ok) setAnswer(got.value);
      else setProblem(got.error.sentence);
    });
  }, []);
  return (
    <>
      <h2>{words.refusedFiles}</h2>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      {answer !== null && <p>{howItStands(answer)}</p>}
      {answer !== null && answer.refused.length > 0 && (
        <ul class="letters" aria-label={words.refusedFiles}>
          {answer.refused.map(({ id, by, code, at }) => (
            <li key={id}>
              <div>
                <strong dir="auto">{by ?? words.aGuest}</strong>
                <span class="small">{`${say.dateAndTime(at)} · ${words.inLog(id)}`}</span>
                <span class="reason">{words.refusedFor[code]}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function howItStands({ scanned, refused }: Answer): string {
  if (refused.length > 0) return words.refusedWhy;
  return scanned ? words.noneRefused : words.notScanned;
}
