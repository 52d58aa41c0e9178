import { useState } from "preact/hooks";
import { sayInForms } from "../text/english-form.ts";
import { Field } from "./field.tsx";
import type { Submission } from "./submission.ts";

type PasswordFieldProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Pick<Submission, "problem">;
  /** A new one is chosen here, so the rules are shown. */
  readonly isNew: boolean;
  readonly label?: string;
  /** The rules, where they are other ones. */
  readonly hint?: string;
};

/** A password, which one may look at while typing it (NIST SP 800-63B-4, 3.1.1.2). */
export function PasswordField({ value, onValue, submission, isNew, label, hint }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        label={label ?? sayInForms.password}
        name="password"
        type={shown ? "text" : "password"}
        autocomplete={isNew ? "new-password" : "current-password"}
        {...(isNew ? { hint: hint ?? sayInForms.passwordHint } : {})}
        {...{ value, onValue, submission }}
      />
      <label class="choice-box">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {sayInForms.showPassword}
      </label>
    </>
  );
}
