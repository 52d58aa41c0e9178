import "../look/people.css";
import { useRef } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfLetters as words } from "../text/english-letters.ts";
import { say } from "../text/say.ts";
import { LetterRow } from "./letter-row.tsx";
import { RefusedFiles } from "./refused-files.tsx";
import { type Letters, useLetters } from "./use-letters.ts";

/** What could not be delivered; for administrators. */
export function LettersPage() {
  const isAdministrator = useHouse().someone.value?.me.roles.includes("administrator");
  if (isAdministrator) return <OwnLetters />;
  return (
    <div class="sheet">
      <h1>{say.letters}</h1>
      <p>{words.onlyAdministrators}</p>
    </div>
  );
}

function howItStands({ undelivered, waiting }: Letters): string {
  if (undelivered.length === 0) return waiting === 0 ? words.none : words.onTheirWay(waiting);
  return `${words.about} ${waiting === 0 ? words.allElseLeft : words.onTheirWay(waiting)}`;
}

function OwnLetters() {
  const { letters, problem, said, load, again, dismiss } = useLetters();
  const heading = useRef<HTMLHeadingElement>(null);
  const leaving = (deed: Promise<boolean>) => deed.then((done) => done && heading.current?.focus());
  return (
    <div class="sheet">
      <h1 tabIndex={-1} ref={heading}>
        {say.letters}
      </h1>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      {letters === null && problem === null && <p class="waiting">{say.loading}</p>}
      {letters === null && problem !== null && (
        <button type="button" class="quiet" onClick={load}>
          {say.tryAgain}
        </button>
      )}
      <p class="said" role="status">
        {said}
      </p>
      {letters !== null && (
        <>
          <h2>{words.undelivered}</h2>
          <p>{howItStands(letters)}</p>
          <ul class="letters">
            {letters.undelivered.map((letter) => (
              <LetterRow
                key={letter.id}
                letter={letter}
                onAgain={() => leaving(again(letter))}
                onDismiss={() => leaving(dismiss(letter))}
              />
            ))}
          </ul>
          <RefusedFiles />
          <p>
            <a href="/organisation">{words.wording}</a>
          </p>
        </>
      )}
    </div>
  );
}
