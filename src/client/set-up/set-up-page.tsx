import { useState } from "preact/hooks";
import { goInstead } from "../app/address.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { LinkDoor } from "../form/link-door.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayAtDoors } from "../text/english-doors.ts";
import { sayInForms } from "../text/english-form.ts";

/** The first page that anybody sees of an installation. */
export function SetUpPage() {
  return (
    <LinkDoor purposes={["set-up"]} heading={() => sayAtDoors.setUp}>
      {(secret) => <SetUpForm secret={secret} />}
    </LinkDoor>
  );
}

const NOTHING = { organisation: "", emergencyNumber: "", name: "", email: "", password: "" };

function SetUpForm({ secret }: { secret: string }) {
  const submission = useSubmission();
  const [entered, setEntered] = useState(NOTHING);
  const field = (name: keyof typeof NOTHING) => ({
    name,
    submission,
    value: entered[name],
    onValue: (value: string) => setEntered((before) => ({ ...before, [name]: value })),
  });

  async function setUp(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post("/api/set-up", { secret, ...entered })) !== null) goInstead("/people");
  }

  return (
    <form onSubmit={setUp} noValidate>
      <p>{sayAtDoors.setUpWhy}</p>
      <Field {...field("organisation")} label={sayAtDoors.organisation} autocomplete="organization" />
      <Field
        {...field("emergencyNumber")}
        label={sayAtDoors.emergencyNumber}
        hint={sayAtDoors.emergencyHint}
        type="tel"
      />
      <Field {...field("name")} label={sayAtDoors.yourName} hint={sayAtDoors.nameHint} autocomplete="name" />
      <Field {...field("email")} label={sayInForms.email} type="email" autocomplete="username" />
      <PasswordField {...field("password")} isNew={true} />
      <FormProblem submission={submission} fields={Object.keys(NOTHING)} />
      <button type="submit">{sayAtDoors.setUpDo}</button>
    </form>
  );
}
