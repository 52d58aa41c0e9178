import "../look/support.css";
import { useRef } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { sayOfSupport as words } from "../text/english-support.ts";
import { say } from "../text/say.ts";
import { ConfirmChange } from "./confirm-change.tsx";
import { OrganisationRow } from "./organisation-row.tsx";
import { type Change, type Organisation, useOrganisations } from "./use-organisations.ts";

/** A row an organisation, with the switch of its chat; for Support alone. */
export function SupportPage() {
  const isSupport = useHouse().standing.value === "support";
  if (isSupport) return <Organisations />;
  return (
    <div class="sheet">
      <h1>{words.heading}</h1>
      <p>{words.onlySupport}</p>
    </div>
  );
}

function Organisations() {
  const { organisations, problem, said, change, setChange, load, carryOut, busy } = useOrganisations();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = async () => {
    if (await carryOut()) heading.current?.focus();
  };
  return (
    <div class="sheet wide-sheet">
      <h1 tabIndex={-1} ref={heading}>
        {words.heading}
      </h1>
      <p>{words.what}</p>
      <div role="alert">{problem !== null && change === null && <p class="problem">{problem}</p>}</div>
      <p class="said" role="status">
        {said}
      </p>
      {organisations === null && problem === null && <p class="waiting">{say.loading}</p>}
      {organisations === null && problem !== null && (
        <button type="button" class="quiet" onClick={load}>
          {say.tryAgain}
        </button>
      )}
      {organisations?.length === 0 && <p>{words.none}</p>}
      {organisations !== null && organisations.length > 0 && (
        <Rows organisations={organisations} onChange={setChange} />
      )}
      {change !== null && (
        <ConfirmChange
          change={change}
          problem={problem}
          busy={busy}
          onConfirmed={done}
          onCancel={() => setChange(null)}
        />
      )}
    </div>
  );
}

type RowsProps = {
  readonly organisations: readonly Organisation[];
  readonly onChange: (change: Change) => void;
};

function Rows({ organisations, onChange }: RowsProps) {
  return (
    <table class="organisations">
      <thead>
        <tr>
          {[words.organisation, words.users, words.retention, words.request, words.chat].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {organisations.map((one) => (
          <OrganisationRow key={one.id} organisation={one} onChange={onChange} />
        ))}
      </tbody>
    </table>
  );
}
