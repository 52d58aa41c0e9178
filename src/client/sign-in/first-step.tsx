import { useEffect, useRef, useState } from "preact/hooks";
import { Field, FormProblem } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { sayInForms } from "../text/english-form.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";
import { say } from "../text/say.ts";
import { passkeysWork } from "./passkeys-work.ts";
import { type FirstStepEnds, useFirstStep } from "./use-first-step.ts";

type FirstStepProps = FirstStepEnds & {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** Why it has begun again; null at the first time. */
  readonly over: string | null;
};

/** E-mail and password; or a passkey, which needs neither. */
export function FirstStep({ email, onEmail, over, ...ends }: FirstStepProps) {
  const { submission, said, signIn, usePasskey, renewOffer } = useFirstStep(ends, over);
  const [password, setPassword] = useState("");
  const around = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = email === "" ? "email" : "password";
    if (over !== null) around.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  }, []);
  const send = (event: Event) => {
    event.preventDefault();
    void signIn(email, password);
  };
  return (
    <form onSubmit={send} noValidate ref={around} onFocusIn={renewOffer}>
      <div class="form-problem" role="alert">
        {said && <p class="problem">{said}</p>}
      </div>
      <EmailField value={email} onValue={onEmail} submission={submission} />
      <PasswordField value={password} onValue={setPassword} submission={submission} isNew={false} />
      <FormProblem submission={submission} fields={["email", "password"]} />
      <div class="row">
        <button type="submit">{say.signIn}</button>
        {passkeysWork() && (
          <button type="button" class="quiet" onClick={usePasskey}>
            {words.usePasskey}
          </button>
        )}
      </div>
    </form>
  );
}

/** Where the browser offers passkeys, too, if it does. */
function EmailField(props: Pick<Parameters<typeof Field>[0], "value" | "onValue" | "submission">) {
  const autocomplete = passkeysWork() ? "username webauthn" : "username";
  return <Field label={sayInForms.email} name="email" type="email" autocomplete={autocomplete} {...props} />;
}
