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
        onNobodyFits={choosing.setNobodyFits}
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

/** Where it was asked for, the cursor goes to what is missing in it; else it stays where one types the name. */
function NewContact({ choosing }: { choosing: Choosing }) {
  const { draft, setDraft, named, typed, submission, saveNew, end } = choosing;
  const around = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (named) firstEmptyIn(around.current)?.focus();
  }, [named]);
  useEffect(() => {
    const fields = around.current;
    return () => {
      const wasHere = fields?.contains(document.activeElement);
      if (wasHere) fields?.closest("form")?.querySelector<HTMLElement>("[role=combobox]")?.focus();
    };
  }, []);
  if (draft === null) return null;
  return (
    <fieldset class="new-contact-form" ref={around}>
      <legend>{named ? words.newContact : words.newContactNamed(typed.trim())}</legend>
      <ContactFields draft={draft} onDraft={setDraft} submission={submission} nameless={!named} />
      <div class="row">
        <button type="button" class="quiet" onClick={() => saveNew()}>
          {words.addToChosen}
        </button>
        <button type="button" class="link" onClick={end}>
          {words.discard}
        </button>
      </div>
    </fieldset>
  );
}

function firstEmptyIn(fields: HTMLElement | null): HTMLElement | undefined {
  const boxes = [...(fields?.querySelectorAll("input") ?? [])];
  return boxes.find(({ value }) => value === "") ?? boxes[0];
}
