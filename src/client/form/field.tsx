import { useEffect, useId, useRef } from "preact/hooks";
import type { Submission } from "./submission.ts";

/** What of a form's sending a field needs. */
type Refused = Pick<Submission, "problem">;

type FieldProps = {
  readonly label: string;
  /** The server's name for it: a refusal that names it is shown here. */
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Refused;
  readonly type?: "text" | "email" | "password" | "tel";
  readonly autocomplete?: string;
  readonly inputMode?: "numeric";
  readonly hint?: string;
};

/** A labelled text field; a problem stands beneath it, and the cursor goes there. */
export function Field(props: FieldProps) {
  const { label, name, value, onValue, submission, type, autocomplete, inputMode, hint } = props;
  const id = useId();
  const { mine, box } = useProblemOf<HTMLInputElement>(submission, name);
  const described = [hint === undefined ? "" : `${id}-hint`, mine === null ? "" : `${id}-problem`]
    .join(" ")
    .trim();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        ref={box}
        name={name}
        {...kindOf(type)}
        value={value}
        autoComplete={autocomplete ?? "off"}
        inputMode={inputMode}
        autoCapitalize={type === "email" ? "none" : undefined}
        spellcheck={false}
        aria-invalid={mine !== null}
        aria-describedby={described === "" ? undefined : described}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {mine !== null && (
        <p class="problem" id={`${id}-problem`}>
          {mine.sentence}
        </p>
      )}
    </div>
  );
}

/** What was refused because of this field, and its box, to which the cursor then goes. */
export function useProblemOf<E extends HTMLElement>(submission: Refused, name: string) {
  const box = useRef<E>(null);
  const problem = submission.problem.value;
  const mine = problem !== null && problem.field === name ? problem : null;
  useEffect(() => {
    if (mine !== null) box.current?.focus();
  }, [mine]);
  return { mine, box };
}

/** (Preact's types know the inputs one by one; a choice of several is none of them.) */
function kindOf(type: FieldProps["type"] = "text"): { type: "text" } {
  return { type: type as "text" };
}

/** A problem that belongs to no field of the form, or to one that it does not show. */
export function FormProblem({ submission, fields }: { submission: Refused; fields: readonly string[] }) {
  const problem = submission.problem.value;
  const here = problem !== null && !(problem.field !== undefined && fields.includes(problem.field));
  return (
    <div class="form-problem" role="alert">
      {here && <p class="problem">{problem.sentence}</p>}
    </div>
  );
}
