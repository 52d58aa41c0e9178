import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ResetWithoutMail } from "../../shared/protocol/account-bodies.ts";
import { Door } from "../form/door.tsx";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { sayOfReset as words } from "../text/english-reset.ts";
import { say } from "../text/say.ts";

/** For who forgot the password, or whose link has ended. Whether there is such an account is not told. */
export function ResetPage() {
  const submission = useSubmission();
  const [email, setEmail] = useState("");
  const [said, setSaid] = useState<readonly [string, string?] | null>(null);

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    const address = email.trim();
    const asked = await submission.post<InferOutput<typeof ResetWithoutMail> | undefined>(
      "/api/password-reset",
      { email: address },
    );
    if (asked === null) return;
    setSaid(asked.value === undefined ? [words.sent(address), words.nothingCame] : [words.noMail]);
  }

  return (
    <Door heading={words.forgot}>
      {said === null ? (
        <form onSubmit={ask} noValidate>
          <p>{words.forgotWhy}</p>
          <Field
            label={sayInForms.email}
            name="email"
            type="email"
            autocomplete="username"
            value={email}
            onValue={setEmail}
            submission={submission}
          />
          <FormProblem submission={submission} fields={["email"]} />
          <button type="submit">{words.send}</button>
        </form>
      ) : (
        <Asked said={said} />
      )}
      <p>
        <a href="/sign-in">{words.toSignIn}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </Door>
  );
}

function Asked({ said: [first, second] }: { readonly said: readonly [string, string?] }) {
  const sent = useRef<HTMLParagraphElement>(null);
  useEffect(() => sent.current?.focus(), []);
  return (
    <>
      <p role="status" tabIndex={-1} ref={sent}>
        {first}
      </p>
      {second && <p>{second}</p>}
    </>
  );
}
