import { Field, FormProblem } from "../form/field.tsx";
import type { Submission } from "../form/submission.ts";
import { sayOfContacts } from "../text/english-contacts.ts";
import { sayInForms } from "../text/english-form.ts";
import type { ContactDraft } from "./contact-draft.ts";
import { FoldedNotes } from "./folded-notes.tsx";
import { TimeZoneLine } from "./time-zone-line.tsx";
import { useSameNumber } from "./use-same-number.ts";

type ContactFieldsProps = {
  readonly draft: ContactDraft;
  readonly onDraft: (draft: ContactDraft) => void;
  readonly submission: Submission;
  /** The name is asked for elsewhere. */
  readonly nameless?: boolean;
  /** null for somebody new */
  readonly ownId?: number | null;
};

const FIELDS = ["name", "mobile", "email", "timeZone", "notes"];

/** Who somebody is and how they are reached. What is seldom needed is folded away. */
export function ContactFields(props: ContactFieldsProps) {
  const { draft, onDraft, submission, nameless = false, ownId = null } = props;
  const sameNumber = useSameNumber(draft.mobile, ownId);
  const field = (name: keyof ContactDraft) => ({
    name,
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    submission,
  });
  return (
    <>
      {!nameless && <Field label={sayOfContacts.name} {...field("name")} />}
      <div class="with-remark">
        <Field label={sayOfContacts.mobile} type="tel" hint={sayOfContacts.mobileHint} {...field("mobile")} />
        <p class="hint" role="status" dir="auto">
          {sameNumber !== null && sayOfContacts.sameNumber(sameNumber)}
        </p>
      </div>
      <Field label={sayInForms.email} type="email" {...field("email")} />
      <TimeZoneLine {...field("timeZone")} />
      <FoldedNotes {...field("notes")} />
      <FormProblem submission={submission} fields={nameless ? FIELDS.slice(1) : FIELDS} />
    </>
  );
}
