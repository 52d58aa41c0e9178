import { useEffect, useId, useRef } from "preact/hooks";
import type { Problem } from "../connection/request.ts";
import { sayAtJoin } from "../text/english-join.ts";
import { caretInGrouped, groupCode } from "./group-code.ts";

type CodeFieldProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** What was wrong with it; the cursor goes there. */
  readonly problem: Problem | null;
};

/** Nine large digits. Phones offer the keyboard for numbers, and the code from a text message. */
export function CodeField({ value, onValue, problem }: CodeFieldProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  const take = (input: HTMLInputElement) => {
    const typed = input.value;
    const caret = caretInGrouped(typed, input.selectionStart ?? typed.length);
    input.value = groupCode(typed);
    input.setSelectionRange(caret, caret);
    onValue(input.value);
  };
  return (
    <div class="field">
      <label for={id}>{sayAtJoin.code}</label>
      <p class="hint" id={`${id}-hint`}>
        {sayAtJoin.hint}
      </p>
      <input
        id={id}
        ref={box}
        class="code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellcheck={false}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
        onInput={(event) => take(event.currentTarget)}
      />
      {problem !== null && (
        <p class="problem" id={`${id}-problem`}>
          {problem.sentence}
        </p>
      )}
    </div>
  );
}
