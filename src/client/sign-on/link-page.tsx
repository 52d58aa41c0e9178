import { useState } from "preact/hooks";
import { takeSecret } from "../app/address.ts";
import { Door } from "../form/door.tsx";
import { FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayOfLinking as words } from "../text/english-linking.ts";

/** Where the letter leads that asks whether the organisation's sign-in may open one's account: the click allows it. */
export function LinkPage() {
  const [secret] = useState(takeSecret);
  const [done, setDone] = useState(false);
  const submission = useSubmission();
  async function allow(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post("/api/sign-on/link", { secret })) !== null) setDone(true);
  }
  if (secret === "")
    return (
      <Door heading={words.incomplete}>
        <p role="alert">{words.incompleteWhy}</p>
      </Door>
    );
  if (done)
    return (
      <Door heading={words.allowed}>
        <p role="status">{words.allowedWhat}</p>
        <p>
          <a href="/sign-in">{words.signIn}</a>
        </p>
      </Door>
    );
  return (
    <Door heading={words.heading}>
      <form onSubmit={allow}>
        <p>{words.what}</p>
        <p>{words.onlyIfYou}</p>
        <FormProblem submission={submission} fields={[]} />
        <button type="submit" aria-busy={submission.busy.value}>
          {words.allow}
        </button>
      </form>
    </Door>
  );
}
