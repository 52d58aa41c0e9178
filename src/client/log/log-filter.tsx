import { useEffect, useState } from "preact/hooks";
import { DeedProblem } from "../account/deed-problem.tsx";
import type { Ask } from "../account/use-account.ts";
import { useDeed } from "../account/use-deed.ts";
import { sayOfLog as words } from "../text/english-log.ts";
import { type Log, type LogFilter, queryOf } from "./use-log.ts";

/** What one wants to see; and the same as a file. */
export function LogFilterForm({ log, ask }: { log: Log; ask: Ask }) {
  const [wanted, setWanted] = useState(log.filter);
  useEffect(() => setWanted(log.filter), [log.filter]);
  const set = (change: Partial<LogFilter>) => setWanted((now) => ({ ...now, ...change }));
  const query = queryOf(wanted);
  return (
    <form
      class="log-filter"
      aria-label={words.filter}
      onSubmit={(event) => {
        event.preventDefault();
        void log.show(wanted);
      }}
    >
      <Day id="log-from" label={words.from} value={wanted.from} onChosen={(from) => set({ from })} />
      <Day id="log-to" label={words.until} value={wanted.to} onChosen={(to) => set({ to })} />
      <Choice
        id="log-person"
        label={words.who}
        value={wanted.person}
        choices={[["", words.anybody], ...peopleOf(log, wanted.person)]}
        onChosen={(person) => set({ person })}
      />
      <Choice
        id="log-action"
        label={words.what}
        value={wanted.action}
        choices={[["", words.anything], ...Object.entries(words.whats)]}
        onChosen={(action) => set({ action })}
      />
      <Choice
        id="log-outcome"
        label={words.outcome}
        value={wanted.outcome}
        choices={[
          ["", words.anyOutcome],
          ["done", words.done],
          ["refused", words.refused],
        ]}
        onChosen={(outcome) => set({ outcome })}
      />
      <div class="row">
        <button type="submit">{words.show}</button>
        <Export href={`/api/audit/csv?${query}`} ask={ask} label={words.exportCsv} />
        <Export href={`/api/audit/fhir?${query}`} ask={ask} label={words.exportFhir} />
      </div>
    </form>
  );
}

/** A link to a file cannot ask for a proof of who one is: that is asked for before it is followed. */
function Export({ href, ask, label }: { href: string; ask: Ask; label: string }) {
  const { problem, run } = useDeed();
  async function follow(event: MouseEvent): Promise<void> {
    event.preventDefault();
    if ((await run(() => ask("GET", "/api/account/proof"))) !== null) location.assign(href);
  }
  return (
    <>
      <a class="button quiet" href={href} download onClick={follow}>
        {label}
      </a>
      <DeedProblem problem={problem} />
    </>
  );
}

/** A guest has no name here: they are in the list while one looks at nobody else. */
function peopleOf({ colleagues }: Log, chosen: string): [string, string][] {
  const people = colleagues.map(({ id, name }): [string, string] => [String(id), name]);
  const known = chosen === "" || people.some(([id]) => id === chosen);
  return known ? people : [...people, [chosen, words.guest(Number(chosen))]];
}

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChosen: (value: string) => void;
};

function Day({ id, label, value, onChosen }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={(event) => onChosen(event.currentTarget.value)} />
    </div>
  );
}

function Choice({
  id,
  label,
  value,
  choices,
  onChosen,
}: FieldProps & { readonly choices: readonly (readonly [string, string])[] }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChosen(event.currentTarget.value)}>
        {choices.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
