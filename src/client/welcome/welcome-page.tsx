import { useState } from "preact/hooks";
import { goInstead } from "../app/address.ts";
import { FormProblem } from "../form/field.tsx";
import { type Link, LinkDoor } from "../form/link-door.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayAtDoors } from "../text/english-doors.ts";

/** Where a colleague's one-time link leads: a password, and they are in. */
export function WelcomePage() {
  return (
    <LinkDoor purpose="welcome" heading={(link) => sayAtDoors.welcome(link.name ?? "")}>
      {(secret, link) => <WelcomeForm secret={secret} link={link} />}
    </LinkDoor>
  );
}

function WelcomeForm({ secret, link }: { secret: string; link: Link }) {
  const submission = useSubmission();
  const [password, setPassword] = useState("");

  async function choose(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post("/api/welcome", { secret, password })) !== null) goInstead("/");
  }

  return (
    <form onSubmit={choose} noValidate>
      <p>{sayAtDoors.welcomeTo(link.organisation ?? "")}</p>
      <p>
        {sayAtDoors.welcomeWhy} <strong>{link.email}</strong>
      </p>
      {/* Password managers keep the name that belongs to the password. */}
      <input type="hidden" autocomplete="username" value={link.email ?? ""} />
      <PasswordField value={password} onValue={setPassword} submission={submission} isNew={true} />
      <FormProblem submission={submission} fields={["password"]} />
      <button type="submit">{sayAtDoors.welcomeDo}</button>
    </form>
  );
}
