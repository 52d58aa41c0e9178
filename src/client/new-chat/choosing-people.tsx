import "../look/people.css";
import { useEffect, useRef } from "preact/hooks";
import { ContactFields } from "../contacts/contact-fields.tsx";
import { sayOfChoosing as words } from "../text/english-choosing.ts";
import { PeoplePicker } from "./people-picker.tsx";
import type { Choosing } from "./use-choosing.ts";

type ChoosingPeopleProps = {
  readonly label: string;
  readonly choosing: Choosing;
  /** What else was refused, about those who were chosen. */
  readonly problem: string | null;
  readonly without?: readonly number[];
};

/** The combo box, and beneath it the form for somebody who is not known yet. */
export function ChoosingPeople({ label, choosing, problem, without }: ChoosingPeopleProps) {
  const { chosen, change, typed, type, draft } = choosing;
  return (
    <>
      <PeoplePicker
        label={label}
        chosen={chosen}
        onChosen={change}
        typed={typed}
        onTyped={type}
        onNew={choosing.enterNew}
        problem={choosing.problem ?? problem}
        {...(without === undefined ? {} : { without })}
      />
      {draft !== null && <NewContact choosing={choosing} />}
      <p class="heard" role="status">
        {choosing.said}
      </p>
    </>
  );
}

/** The cursor stands where something is missing: in the name, or in the number. */
function NewContact({ choosing }: { choosing: Choosing }) {
  const { draft, setDraft, submission, saveNew } = choosing;
  const around = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const boxes = [...(around.current?.querySelectorAll("input") ?? [])];
    (boxes.find(({ value }) => value === "") ?? boxes[0])?.focus();
    const leaving = around.current?.closest("form");
    return () => leaving?.querySelector<HTMLElement>("[role=combobox]")?.focus();
  }, []);
  if (draft === null) return null;
  return (
    <fieldset class="new-contact-form" ref={around}>
      <legend>{words.newContact}</legend>
      <ContactFields draft={draft} onDraft={setDraft} submission={submission} />
      <div class="row">
        <button type="button" class="quiet" onClick={() => saveNew()}>
          {words.addToChosen}
        </button>
        <button type="button" class="link" onClick={() => setDraft(null)}>
          {words.discard}
        </button>
      </div>
    </fieldset>
  );
}
