import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { SecondStepAnswer } from "../../shared/protocol/account-bodies.ts";
import type { Answer } from "../connection/request.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";
import { say } from "../text/say.ts";
import type { PasskeyOffer } from "./passkey-offer.ts";
import { askForPasskey } from "./passkey-way.tsx";
import { passkeysWork } from "./passkeys-work.ts";
import type { Ways } from "./second-step.tsx";

type FirstStepProps = {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** Why it has begun again; null at the first time. */
  readonly over: string | null;
  readonly onIn: () => void;
  readonly onWays: (ways: Ways) => void;
};

/** E-mail and password; or a passkey, which needs neither. */
export function FirstStep({ email, onEmail, over, onIn, onWays }: FirstStepProps) {
  const submission = useSubmission();
  const [password, setPassword] = useState("");
  const [passkeyProblem, setPasskeyProblem] = useState(over);
  const around = useRef<HTMLFormElement>(null);
  const withPasskey = ({ ok, ...answer }: Answer<undefined>) => {
    if (ok) onIn();
    else if ("error" in answer) setPasskeyProblem(answer.error.sentence);
  };
  const offer = usePasskeyOffer(withPasskey);
  useEffect(() => {
    const field = email === "" ? "email" : "password";
    if (over !== null) around.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
  }, []);

  async function signIn(event: Event): Promise<void> {
    event.preventDefault();
    setPasskeyProblem(null);
    await offer.end();
    const body = { email: email.trim(), password };
    const done = await submission.post<InferOutput<typeof SecondStepAnswer> | undefined>(
      "/api/sign-in",
      body,
    );
    if (done === null) return;
    if (done.value === undefined) onIn();
    else onWays(done.value.ways);
  }

  async function usePasskey(): Promise<void> {
    setPasskeyProblem(null);
    await offer.end();
    withPasskey(await askForPasskey("/api/sign-in/passkey"));
  }

  return (
    <form onSubmit={signIn} noValidate ref={around} onFocusIn={offer.renew}>
      <div class="form-problem" role="alert">
        {passkeyProblem && <p class="problem">{passkeyProblem}</p>}
      </div>
      <Field
        label={sayInForms.email}
        name="email"
        type="email"
        autocomplete={passkeysWork() ? "username webauthn" : "username"}
        value={email}
        onValue={onEmail}
        submission={submission}
      />
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

/** Passkeys that the browser offers by itself; where it does not, nothing comes of it. */
function usePasskeyOffer(onAnswer: (answer: Answer<undefined>) => void) {
  const offer = useRef<PasskeyOffer | null>(null);
  const heard = useRef(onAnswer);
  heard.current = onAnswer;
  useEffect(() => {
    let here = true;
    void offersByItself().then(async (does) => {
      if (!does) return;
      const brought = await import("./passkey-offer.ts").catch(() => null);
      if (brought === null || !here) return;
      offer.current = new brought.PasskeyOffer((answer) => heard.current(answer));
      offer.current.renew(Date.now());
    });
    return () => {
      here = false;
      void offer.current?.end();
    };
  }, []);
  return {
    renew: () => offer.current?.renew(Date.now()),
    end: async () => offer.current?.end(),
  };
}

async function offersByItself(): Promise<boolean> {
  if (!passkeysWork()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}
