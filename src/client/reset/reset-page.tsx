import { useEffect, useRef, useState } from "preact/hooks";
import { Door } from "../form/door.tsx";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { sayOfReset as words } from "../text/english-reset.ts";

/** For who forgot the password, or whose link has ended. Whether there is such an account is not told. */
export function ResetPage() {
  const submission = useSubmission();
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function ask(event: Event): Promise<void> {
    event.preventDefault();
    const address = email.trim();
    if ((await submission.post("/api/password-reset", { email: address })) !== null) setSentTo(address);
  }

  return (
    <Door heading={words.forgot}>
      {sentTo === null ? (
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
        <Sent to={sentTo} />
      )}
      <p>
        <a href="/sign-in">{words.toSignIn}</a>
      </p>
    </Door>
  );
}

function Sent({ to }: { readonly to: string }) {
  const sent = useRef<HTMLParagraphElement>(null);
  useEffect(() => sent.current?.focus(), []);
  return (
    <>
      <p role="status" tabIndex={-1} ref={sent}>
        {words.sent(to)}
      </p>
      <p>{words.nothingCame}</p>
    </>
  );
}
