import { useState } from "preact/hooks";
import { address, goInstead, placeHere } from "../app/address.ts";
import { Door } from "../form/door.tsx";
import { Field, FormProblem } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { say } from "../text/say.ts";

export function SignInPage() {
  const submission = useSubmission();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  async function signIn(event: Event): Promise<void> {
    event.preventDefault();
    const done = await submission.post("/api/sign-in", { email: email.trim(), password });
    if (done === null) return;
    const query = address.peek().split("?")[1] ?? "";
    goInstead(placeHere(new URLSearchParams(query).get("next")));
  }

  return (
    <Door heading={sayInForms.signInTo}>
      <form onSubmit={signIn} noValidate>
        <Field
          label={sayInForms.email}
          name="email"
          type="email"
          autocomplete="username"
          value={email}
          onValue={setEmail}
          submission={submission}
        />
        <PasswordField value={password} onValue={setPassword} submission={submission} isNew={false} />
        <FormProblem submission={submission} fields={["email", "password"]} />
        <button type="submit">{say.signIn}</button>
      </form>
      <p>
        <a href="/join">{sayInForms.haveCode}</a>
      </p>
    </Door>
  );
}
