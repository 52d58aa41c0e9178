import { useState } from "preact/hooks";
import { useSubmission } from "../form/submission.ts";
import { type Entered, enteredOf, formOf, type Settings } from "./entered.ts";

/** What stands in the form, and saving it. `known` is what the server said last. */
export function useEntering(settings: Settings) {
  const submission = useSubmission();
  const [known, setKnown] = useState(settings);
  const [entered, setEntered] = useState(() => enteredOf(settings));
  const [saved, setSaved] = useState(false);

  function enter(change: Partial<Entered>): void {
    setEntered((before) => ({ ...before, ...change }));
    setSaved(false);
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setSaved(false);
    const form = formOf(entered, known.mayChangeMobile);
    const done = await submission.put<Settings>("/api/notifications", form);
    if (done === null) return;
    setKnown(done.value);
    setEntered(enteredOf(done.value, true));
    setSaved(true);
  }

  return { submission, known, entered, saved, enter, save };
}
