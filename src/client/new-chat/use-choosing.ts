import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Contact, ContactAnswer } from "../../shared/protocol/guest-bodies.ts";
import { type ContactDraft, draftFrom, isUntouched } from "../contacts/contact-draft.ts";
import { lastFourOf } from "../contacts/tell-apart.ts";
import { useSubmission } from "../form/submission.ts";
import { sayOfChoosing as words } from "../text/english-choosing.ts";
import type { Found } from "./people-search.ts";

export type Choosing = ReturnType<typeof useChoosing>;

/** People who are being chosen, and perhaps somebody new who is being entered. */
export function useChoosing() {
  const submission = useSubmission();
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const [typed, setTyped] = useState("");
  const [draft, setDraft] = useState<ContactDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  function change(people: readonly Found[]): void {
    setChosen(people);
    setProblem(null);
  }

  /** Saves who is being entered, and chooses them. @returns all who are chosen then, null if that was refused */
  async function saveNew(): Promise<readonly Found[] | null> {
    if (draft === null) return chosen;
    const done = await submission.post<InferOutput<typeof ContactAnswer>>("/api/contacts", draft);
    if (done === null) return null;
    const saved = foundOf(done.value.contact);
    const people = [...chosen.filter(({ id }) => id !== saved.id), saved];
    change(people);
    setDraft(null);
    setSaid(words.contactChosen(saved.name));
    return people;
  }

  /** Everybody who was chosen, entered or typed; null if something is still to be done about it. */
  async function settle(): Promise<readonly Found[] | null> {
    const abandoned = draft !== null && isUntouched(draft) && chosen.length > 0;
    const people = abandoned ? chosen : await saveNew();
    const missing = people !== null && obstacleOf(people, typed);
    setProblem(missing || null);
    return missing ? null : people;
  }

  return {
    ...{ chosen, change, typed, setTyped, draft, setDraft, problem, said, submission, saveNew, settle },
    enterNew: (text: string) => setDraft(draftFrom(text)),
    type: (text: string) => {
      setTyped(text);
      setProblem(null);
    },
  };
}

function obstacleOf(people: readonly Found[], typed: string): string | null {
  if (typed.trim() !== "") return words.notChosenYet(typed.trim());
  return people.length === 0 ? words.nobodyChosen : null;
}

function foundOf({ id, name, email, mobile }: Contact): Found {
  return { id, name, guest: true, email, lastFour: lastFourOf(mobile) };
}
