import { Field, FormProblem } from "../form/field.tsx";
import type { Submission } from "../form/submission.ts";
import { sayOfContacts } from "../text/english-contacts.ts";
import { say } from "../text/say.ts";
import type { ContactDraft } from "./contact-draft.ts";
import { FoldedFields } from "./folded-fields.tsx";

type ContactFieldsProps = {
  readonly draft: ContactDraft;
  readonly onDraft: (draft: ContactDraft) => void;
  readonly submission: Submission;
  /** The name is asked for elsewhere. */
  readonly nameless?: boolean;
};

const FIELDS = ["name", "mobile", "email", "timeZone", "notes"];

/** Who somebody is and how they are reached. What is seldom needed is folded away. */
export function ContactFields({ draft, onDraft, submission, nameless = false }: ContactFieldsProps) {
  const field = (name: keyof ContactDraft) => ({
    name,
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    submission,
  });
  return (
    <>
      {!nameless && <Field label={sayOfContacts.name} {...field("name")} />}
      <Field label={sayOfContacts.mobile} type="tel" hint={sayOfContacts.mobileHint} {...field("mobile")} />
      <Field label={say.email} type="email" {...field("email")} />
      <FoldedFields timeZone={field("timeZone")} notes={field("notes")} />
      <FormProblem submission={submission} fields={nameless ? FIELDS.slice(1) : FIELDS} />
    </>
  );
}
