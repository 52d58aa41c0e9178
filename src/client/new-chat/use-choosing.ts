import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Contact, ContactAnswer } from "../../shared/protocol/guest-bodies.ts";
import { type ContactDraft, draftFrom, emptyDraft, isUntouched } from "../contacts/contact-draft.ts";
import { lastFourOf } from "../contacts/tell-apart.ts";
import { useSubmission } from "../form/submission.ts";
import { sayOfChoosing as words } from "../text/english-choosing.ts";
import { obstacleTo } from "./obstacle-to.ts";
import type { Found } from "./people-search.ts";

export type Choosing = ReturnType<typeof useChoosing>;

/** People who are being chosen, and perhaps somebody new who is being entered. `nobody`: says that nobody is chosen. */
export function useChoosing(nobody: string = words.nobodyChosen) {
  const submission = useSubmission();
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const entering = useEntering(() => setProblem(null));
  const { draft, typed } = entering;

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
    entering.end();
    setSaid(words.contactChosen(saved.name));
    return people;
  }

  /** Everybody who was chosen, entered or typed; null if something is still to be done about it. */
  async function settle(): Promise<readonly Found[] | null> {
    const obstacle = obstacleTo({ chosen, ...entering }, nobody);
    setProblem(obstacle);
    if (obstacle !== null) return null;
    const leftEmpty = draft !== null && isUntouched(draft) && chosen.length > 0;
    return leftEmpty ? chosen : saveNew();
  }
  return { ...{ chosen, change, problem, said, submission, saveNew, settle, typed }, ...entering };
}

/**
 * What is typed, and the form for somebody new: it opens beneath the box by itself where nobody fits what is typed,
 * which is then their name, or else on request, with a name of its own.
 */
function useEntering(onTyped: () => void) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<ContactDraft | null>(null);
  const [beneath, setBeneath] = useState(emptyDraft);
  const [nobodyFits, setNobodyFits] = useState(false);
  const isName = nobodyFits && typed.trim() !== "" && draftFrom(typed).name !== "";
  const end = () => {
    if (asked === null) setTyped("");
    setAsked(null);
    setBeneath(emptyDraft());
  };
  return {
    ...{ typed, end, setNobodyFits, named: asked !== null },
    draft: asked ?? (isName ? { ...beneath, name: typed.trim() } : null),
    setDraft: asked === null ? setBeneath : setAsked,
    type: (text: string) => {
      setTyped(text);
      onTyped();
    },
    enterNew: (text: string) => {
      const { mobile, email } = beneath;
      const from = draftFrom(text);
      setAsked({ ...beneath, ...from, mobile: mobile || from.mobile, email: email || from.email });
    },
  };
}

function foundOf({ id, name, email, mobile }: Contact): Found {
  return { id, name, guest: true, email, lastFour: lastFourOf(mobile) };
}
