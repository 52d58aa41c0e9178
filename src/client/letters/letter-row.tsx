import { sayOfLetters as words } from "../text/english-letters.ts";
import { say } from "../text/say.ts";
import type { Undelivered } from "./use-letters.ts";

type LetterRowProps = {
  readonly letter: Undelivered;
  readonly onAgain: () => void;
  readonly onDismiss: () => void;
};

/** A letter that did not arrive: for whom it was, and what stands in the way. */
export function LetterRow({ letter, onAgain, onDismiss }: LetterRowProps) {
  const { name, to, kind, channel, madeAt, problem } = letter;
  const about = [words.kinds[kind], `${words.by[channel]} ${to}`, say.dateAndTime(madeAt)];
  return (
    <li>
      <div>
        <strong dir="auto">{name}</strong>
        <span class="small">{about.join(" · ")}</span>
        <span class="reason">{problem}</span>
      </div>
      <div class="row">
        <button type="button" class="quiet" aria-label={words.sendAgainTo(name)} onClick={onAgain}>
          {words.sendAgain}
        </button>
        <button type="button" class="quiet" aria-label={words.dismissFor(name)} onClick={onDismiss}>
          {words.dismiss}
        </button>
      </div>
    </li>
  );
}
