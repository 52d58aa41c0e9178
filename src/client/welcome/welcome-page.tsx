import { useState } from "preact/hooks";
import { goInstead } from "../app/address.ts";
import { FormProblem } from "../form/field.tsx";
import { type Link, LinkDoor } from "../form/link-door.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayAtDoors } from "../text/english-doors.ts";
import { sayOfReset } from "../text/english-reset.ts";

/** Where one-time links to an account lead: somebody new, or who forgot the password, chooses one. */
export function WelcomePage() {
  return (
    <LinkDoor
      purposes={["welcome", "reset"]}
      heading={({ purpose, name }) =>
        purpose === "reset" ? sayOfReset.choose : sayAtDoors.welcome(name ?? "")
      }
      ended={<a href="/reset">{sayOfReset.newLink}</a>}
    >
      {(secret, link) => <WelcomeForm secret={secret} link={link} />}
    </LinkDoor>
  );
}

function WelcomeForm({ secret, link }: { secret: string; link: Link }) {
  const submission = useSubmission();
  const [password, setPassword] = useState("");

  async function choose(event: Event): Promise<void> {
    event.preventDefault();
    const done = await submission.post<object | undefined>("/api/welcome", { secret, password });
    // Who has a second factor shows it as at every sign-in.
    if (done !== null) goInstead(done.value === undefined ? "/" : "/sign-in");
  }

  return (
    <form onSubmit={choose} noValidate>
      {link.purpose === "welcome" && <p>{sayAtDoors.welcomeTo(link.organisation ?? "")}</p>}
      <p>
        {link.purpose === "welcome" ? sayAtDoors.welcomeWhy : sayOfReset.chooseWhy}{" "}
        <strong>{link.email}</strong>
      </p>
      {/* Password managers keep the name that belongs to the password. */}
      <input type="hidden" autocomplete="username" value={link.email ?? ""} />
      <PasswordField value={password} onValue={setPassword} submission={submission} isNew={true} />
      <FormProblem submission={submission} fields={["password"]} />
      {submission.problem.value?.code === "link-ended" && <a href="/reset">{sayOfReset.newLink}</a>}
      <button type="submit">{sayAtDoors.welcomeDo}</button>
    </form>
  );
}
