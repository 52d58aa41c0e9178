import "../look/administration.css";
import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { AttentionAnswer } from "../../shared/protocol/account-bodies.ts";
import { request } from "../connection/request.ts";
import { sayOfAttention as words } from "../text/english-attention.ts";

type Awaiting = InferOutput<typeof AttentionAnswer>;

/** What awaits an administrator; nothing where there is nothing. */
export function Attention() {
  const [awaiting, setAwaiting] = useState<Awaiting | null>(null);
  useEffect(() => {
    void request<Awaiting>("GET", "/api/attention").then((answer) => {
      if (answer.ok) setAwaiting(answer.value);
    });
  }, []);
  if (awaiting === null) return null;
  const { undeliveredLetters, rejectedFiles, lateJobs } = awaiting;
  if (undeliveredLetters + rejectedFiles + lateJobs.length === 0) return null;
  return (
    <section class="attention" aria-labelledby="attention">
      <h2 id="attention">{words.heading}</h2>
      <ul>
        {undeliveredLetters > 0 && (
          <li>
            <a href="/letters">{words.letters(undeliveredLetters)}</a>
          </li>
        )}
        {rejectedFiles > 0 && <li>{words.files(rejectedFiles)}</li>}
        {lateJobs.length > 0 && <li>{words.late(lateJobs.map((job) => words.jobs[job] ?? job))}</li>}
      </ul>
    </section>
  );
}
