import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Contact, ContactAnswer } from "../../shared/protocol/guest-bodies.ts";
import { FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayOfContacts as words } from "../text/english-contacts.ts";
import { say } from "../text/say.ts";
import type { Ended } from "./ended.ts";
import { fitting, sameName } from "./fitting.ts";
import { lastFourOf, nameWithMark } from "./tell-apart.ts";

type MergeContactsProps = {
  readonly contact: Contact;
  readonly candidates: readonly Contact[];
  readonly onEnded: (ended: Ended) => void;
  readonly onCancel: () => void;
};

/** Two contacts that are one person: which is the other one, and which of the two stays. */
export function MergeContacts(props: MergeContactsProps) {
  const [other, setOther] = useState<Contact | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [other]);
  return (
    <div class="merge">
      <h2 tabIndex={-1} ref={heading}>
        {words.mergeTitle}
      </h2>
      {other === null ? (
        <ChooseOther {...props} onChosen={setOther} />
      ) : (
        <ChooseWhoStays {...props} other={other} onBack={() => setOther(null)} />
      )}
    </div>
  );
}

/** As many as one looks through; with more, one types another letter. */
const SHOWN = 8;

function ChooseOther(props: MergeContactsProps & { onChosen: (contact: Contact) => void }) {
  const { contact, candidates, onChosen, onCancel } = props;
  const [query, setQuery] = useState("");
  const id = useId();
  const alike = candidates.filter(({ name }) => sameName(name, contact.name));
  const found = query.trim() === "" && alike.length > 0 ? alike : fitting(candidates, query);
  return (
    <>
      <p>{words.mergeWhich(nameWithMark({ ...contact, lastFour: lastFourOf(contact.mobile) }))}</p>
      <div class="field">
        <label for={id}>{words.mergeSearch}</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <ul class="candidates">
        {found.slice(0, SHOWN).map((candidate) => (
          <li key={candidate.id}>
            <button type="button" class="quiet" onClick={() => onChosen(candidate)}>
              {nameWithMark({ ...candidate, lastFour: lastFourOf(candidate.mobile) })}
            </button>
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {found.length === 0 && words.noneFits}
      </p>
      <div class="row end">
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </>
  );
}

function ChooseWhoStays(props: MergeContactsProps & { other: Contact; onBack: () => void }) {
  const { contact, other, onEnded, onBack } = props;
  const submission = useSubmission();
  const [stays, setStays] = useState(contact.id);
  const gone = stays === contact.id ? other : contact;

  async function merge(event: Event): Promise<void> {
    event.preventDefault();
    const path = `/api/contacts/${gone.id}/merge`;
    const done = await submission.post<InferOutput<typeof ContactAnswer>>(path, { into: stays });
    if (done === null) return;
    const merged = done.value.contact;
    onEnded({ sentence: words.merged(merged.name), contact: merged, gone: gone.id });
  }
  return (
    <form onSubmit={merge} noValidate>
      <fieldset class="side-by-side">
        <legend>{words.mergeStays}</legend>
        {[contact, other].map((one) => (
          <label class="choice-box" key={one.id}>
            <input type="radio" name="stays" checked={stays === one.id} onChange={() => setStays(one.id)} />
            <WhoTheyAre contact={one} />
          </label>
        ))}
      </fieldset>
      <p>{words.mergeWhat}</p>
      <FormProblem submission={submission} fields={[]} />
      <div class="row end">
        <button type="button" class="quiet" onClick={onBack}>
          {words.chooseAnother}
        </button>
        <button type="submit">{words.mergeDo}</button>
      </div>
    </form>
  );
}

function WhoTheyAre({ contact }: { contact: Contact }) {
  const { name, mobileShown, email, timeZone, notes } = contact;
  return (
    <span>
      <strong dir="auto">{name}</strong>
      {[mobileShown, email, timeZone.replaceAll("_", " "), notes].map(
        (line, index) =>
          line !== null &&
          line !== "" && (
            <span class="small" dir="auto" key={index}>
              {line}
            </span>
          ),
      )}
    </span>
  );
}
