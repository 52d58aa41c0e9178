import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Contact, ContactAnswer } from "../../shared/protocol/guest-bodies.ts";
import { request } from "../connection/request.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { Dialog } from "../form/dialog.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayOfContacts as words } from "../text/english-contacts.ts";
import { say } from "../text/say.ts";
import { draftOf, emptyDraft } from "./contact-draft.ts";
import { ContactFields } from "./contact-fields.tsx";
import type { Ended } from "./ended.ts";
import { MergeContacts } from "./merge-contacts.tsx";

type ContactDialogProps = {
  /** null: a new one */
  readonly contact: Contact | null;
  readonly others: readonly Contact[];
  readonly onEnded: (ended: Ended) => void;
  readonly onClose: () => void;
};

/** A contact, new or known: changed, merged with another, or deleted. */
export function ContactDialog({ contact, others, onEnded, onClose }: ContactDialogProps) {
  const [merging, setMerging] = useState(false);
  return (
    <Dialog
      label={merging ? words.mergeTitle : contact === null ? words.addTitle : words.editNamed(contact.name)}
      onClose={onClose}
    >
      {(close) => {
        const end = (ended: Ended) => {
          close();
          onEnded(ended);
        };
        if (contact === null) return <ContactEditor contact={null} onEnded={end} onCancel={close} />;
        if (merging) {
          const candidates = others.filter(({ id }) => id !== contact.id);
          return (
            <MergeContacts {...{ contact, candidates }} onEnded={end} onCancel={() => setMerging(false)} />
          );
        }
        return (
          <>
            <ContactEditor contact={contact} onEnded={end} onCancel={close} />
            <SeldomDeeds
              {...{ contact }}
              onMerge={others.length > 1 ? () => setMerging(true) : null}
              onEnded={end}
            />
          </>
        );
      }}
    </Dialog>
  );
}

type EditorProps = {
  readonly contact: Contact | null;
  readonly onEnded: (ended: Ended) => void;
  readonly onCancel: () => void;
};

function ContactEditor({ contact, onEnded, onCancel }: EditorProps) {
  const submission = useSubmission();
  const [draft, setDraft] = useState(() => (contact === null ? emptyDraft() : draftOf(contact)));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    type Saved = InferOutput<typeof ContactAnswer>;
    const done =
      contact === null
        ? await submission.post<Saved>("/api/contacts", draft)
        : await submission.put<Saved>(`/api/contacts/${contact.id}`, draft);
    if (done === null) return;
    const saved = done.value.contact;
    onEnded({ sentence: words.saved(saved.name), contact: saved, gone: null });
  }
  return (
    <form ref={form} onSubmit={save} noValidate>
      <h2>{contact === null ? words.addTitle : words.editNamed(contact.name)}</h2>
      {contact?.optedOut === true && <p class="small">{words.optedOut}</p>}
      <ContactFields draft={draft} onDraft={setDraft} submission={submission} ownId={contact?.id ?? null} />
      <div class="row end">
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
        <button type="submit">{words.save}</button>
      </div>
    </form>
  );
}

type SeldomDeedsProps = {
  readonly contact: Contact;
  /** null where there is nobody to merge with */
  readonly onMerge: (() => void) | null;
  readonly onEnded: (ended: Ended) => void;
};

function SeldomDeeds({ contact, onMerge, onEnded }: SeldomDeedsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  async function remove(): Promise<void> {
    const answer = await request("DELETE", `/api/contacts/${contact.id}`, {});
    if (!answer.ok) return setProblem(answer.error.sentence);
    onEnded({ sentence: words.deleted(contact.name), contact: null, gone: contact.id });
  }
  return (
    <div class="seldom">
      {onMerge !== null && (
        <button type="button" class="quiet" onClick={onMerge}>
          {words.merge}
        </button>
      )}
      <ConfirmedButton
        label={words.delete}
        what={words.deleteWhat(contact.name)}
        deed={words.deleteDo}
        keep={words.keep}
        onConfirmed={remove}
      />
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
    </div>
  );
}
