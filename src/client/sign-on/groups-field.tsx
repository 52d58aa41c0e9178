import { useId } from "preact/hooks";
import { useProblemOf } from "../form/field.tsx";

import { sayOfSignOn as words } from "../text/english-sign-on.ts";

type GroupsFieldProps = {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Parameters<typeof useProblemOf>[0];
};

/** Groups of the provider and the roles that they give, a line each. */
export function GroupsField({ value, onValue, submission }: GroupsFieldProps) {
  const id = useId();
  const { mine, box } = useProblemOf<HTMLTextAreaElement>(submission, "groups");
  return (
    <div class="field">
      <label for={id}>{words.groups}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.groupsHint}
      </p>
      <textarea
        id={id}
        ref={box}
        rows={4}
        value={value}
        spellcheck={false}
        aria-invalid={mine !== null}
        aria-describedby={mine === null ? `${id}-hint` : `${id}-hint ${id}-problem`}
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
