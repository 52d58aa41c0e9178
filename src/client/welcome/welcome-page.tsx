import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { SecondStepAnswer } from "../../shared/protocol/account-bodies.ts";
import { goInstead } from "../app/address.ts";
import { FormProblem } from "../form/field.tsx";
import { type Link, LinkDoor } from "../form/link-door.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { SecondStep, type Ways } from "../sign-in/second-step.tsx";
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
      {(secret, link) => <ChoosingPassword secret={secret} link={link} />}
    </LinkDoor>
  );
}

type WithLink = { readonly secret: string; readonly link: Link };

/** A link is no way around a second factor: who has one is asked for it next. */
function ChoosingPassword({ secret, link }: WithLink) {
  const [ways, setWays] = useState<Ways | null>(null);
  if (ways === null) return <WelcomeForm secret={secret} link={link} onWays={setWays} />;
  return (
    <>
      <p role="status">{sayOfReset.chosen}</p>
      <SecondStep ways={ways} onIn={() => goInstead("/")} onOver={() => goInstead("/sign-in")} />
    </>
  );
}

function WelcomeForm({ secret, link, onWays }: WithLink & { onWays: (ways: Ways) => void }) {
  const submission = useSubmission();
  const [password, setPassword] = useState("");

  async function choose(event: Event): Promise<void> {
    event.preventDefault();
    const body = { secret, password };
    const done = await submission.post<InferOutput<typeof SecondStepAnswer> | undefined>(
      "/api/welcome",
      body,
    );
    if (done === null) return;
    if (done.value === undefined) goInstead("/");
    else onWays(done.value.ways);
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
