import { useId, useState } from "preact/hooks";
import { useProblemOf } from "../form/field.tsx";
import type { Submission } from "../form/submission.ts";
import { sayOfContacts } from "../text/english-contacts.ts";

type OneFieldProps = {
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Submission;
};

/** Unfolded where there are some, and when something is the matter with them. */
export function FoldedNotes(field: OneFieldProps) {
  const [open, setOpen] = useState(field.value !== "");
  const unfolded = open || field.submission.problem.value?.field === field.name;
  return (
    <details class="folded" open={unfolded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{sayOfContacts.moreNotes}</summary>
      {unfolded && <NotesField {...field} />}
    </details>
  );
}

function NotesField({ name, value, onValue, submission }: OneFieldProps) {
  const id = useId();
  const { mine, box } = useProblemOf<HTMLTextAreaElement>(submission, name);
  return (
    <div class="field">
      <label for={id}>{sayOfContacts.notes}</label>
      <p class="hint" id={`${id}-hint`}>
        {sayOfContacts.notesHint}
      </p>
      <textarea
        id={id}
        ref={box}
        rows={3}
        dir="auto"
        value={value}
        aria-invalid={mine !== null}
        aria-describedby={mine === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {mine !== null && (
        <p class="problem" id={`${id}-problem`}>
          {mine.sentence}
        </p>
      )}
    </div>
  );
}
