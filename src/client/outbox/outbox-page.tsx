import "../look/people.css";
import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { OutboxAnswer } from "../../shared/protocol/guest-bodies.ts";
import { type Answer, request } from "../connection/request.ts";
import { sayOfNothing } from "../text/english-nothing.ts";
import { sayOfOutbox as words } from "../text/english-outbox.ts";
import { say } from "../text/say.ts";
import { linkify } from "../timeline/linkify.ts";

type Outbox = InferOutput<typeof OutboxAnswer>;
type OneLetter = Outbox["letters"][number];

/** A newcomer starts a chat and looks here for its letter: it is to be seen without another click. */
const LOOK_EVERY_MS = 3_000;

/** The letters that the demo would have sent, for whoever tries it out. */
export function OutboxPage() {
  const answer = useOutbox();
  return (
    <main class="sheet">
      <h1>{say.outbox}</h1>
      {answer === null && <p class="waiting">{say.loading}</p>}
      {answer?.ok === false && (
        <p role="alert">{answer.error.code === "not-found" ? words.notHere : answer.error.sentence}</p>
      )}
      {answer?.ok && <Letters {...answer.value} />}
      <p>
        <a href="/">{sayOfNothing.toHome}</a>
      </p>
    </main>
  );
}

function Letters({ letters }: Outbox) {
  return (
    <>
      <p>{words.why}</p>
      <p>{words.how}</p>
      <p class="small" role="status">
        {letters.length === 0 ? words.none : words.letters(letters.length)}
      </p>
      {letters.map((letter, index) => (
        <LetterAsSent key={letters.length - index} letter={letter} />
      ))}
    </>
  );
}

function LetterAsSent({ letter }: { letter: OneLetter }) {
  const { channel, to, subject, text, at } = letter;
  const heading = words.to[channel](asWritten(to));
  return (
    <article class="letter-as-sent" aria-label={heading}>
      <h2>{heading}</h2>
      <time class="small" dateTime={new Date(at).toISOString()}>
        {say.dateAndTime(at)}
      </time>
      {subject !== "" && <p class="subject">{subject}</p>}
      <p class="letter-text">
        {linkify(text).map(({ text: piece, href }, index) =>
          href === null ? (
            piece
          ) : (
            <a key={index} href={href} target="_blank" rel="noopener noreferrer">
              {piece}
            </a>
          ),
        )}
      </p>
    </article>
  );
}

/** A number of the United States or Canada as people there write it; whatever else it is, as it is. */
function asWritten(to: string): string {
  return to.replace(/^\+1(\d{3})(\d{3})(\d{4})$/u, "($1) $2-$3");
}

/** What was there stays on the screen while the server is away. */
function useOutbox(): Answer<Outbox> | null {
  const [answer, setAnswer] = useState<Answer<Outbox> | null>(null);
  useEffect(() => {
    async function look(): Promise<void> {
      if (document.visibilityState !== "visible") return;
      const next = await request<Outbox>("GET", "/api/outbox");
      setAnswer((before) => (next.ok || !before?.ok ? next : before));
    }
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return answer;
}
