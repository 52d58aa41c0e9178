import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { BegunSignOn } from "../../shared/protocol/sign-on-bodies.ts";
import { address, placeHere, takeSecret } from "../app/address.ts";
import { useHouse } from "../app/house.ts";
import { isDoor, routeOf } from "../app/route.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { sayOfSignOn as words } from "../text/english-sign-on.ts";

/** Beneath the password: who signs in at their organisation says by their address which one that is. */
export function SignOn() {
  const { locked, drafts } = useHouse();
  const [problem] = useState(problemInAddress);
  const [open, setOpen] = useState(problem !== null);
  return (
    <div class="sign-on">
      <div class="form-problem" role="alert">
        {problem !== null && <p class="problem">{problem}</p>}
      </div>
      {open ? (
        <SignOnForm />
      ) : (
        <button type="button" class="quiet" onClick={() => setOpen(true)}>
          {words.use}
        </button>
      )}
      {locked.value !== null && !drafts.areEmpty() && <p class="small">{words.losesDrafts}</p>}
    </div>
  );
}

function SignOnForm() {
  const submission = useSubmission();
  const [email, setEmail] = useState("");
  async function begin(event: Event): Promise<void> {
    event.preventDefault();
    const body = { email: email.trim(), next: placeToGo() };
    const begun = await submission.post<InferOutput<typeof BegunSignOn>>("/api/sign-on/begin", body);
    if (begun !== null) location.assign(begun.value.url);
  }
  return (
    <form onSubmit={begin} noValidate aria-label={words.use}>
      <Field
        label={sayInForms.email}
        hint={words.useHint}
        name="email"
        type="email"
        autocomplete="email"
        value={email}
        onValue={setEmail}
        submission={submission}
      />
      <FormProblem submission={submission} fields={["email"]} />
      <button type="submit">{words.goOn}</button>
    </form>
  );
}

/** Where this page stands when it was locked; else what the address asks for. */
function placeToGo(): string {
  const here = address.peek();
  return isDoor(routeOf(here)) ? placeHere(new URLSearchParams(here.split("?")[1]).get("next")) : here;
}

/** The server sends whoever was turned back here, with a code behind the #. */
function problemInAddress(): string | null {
  const code = takeSecret();
  return code === "" ? null : (words.problems[code] ?? words.otherProblem);
}
