import "../look/colleagues.css";
import "../look/people.css";
import "../look/administration.css";
import { useRef, useState } from "preact/hooks";
import { ProveDialog } from "../account/prove-dialog.tsx";
import { useAccount } from "../account/use-account.ts";
import { useHouse } from "../app/house.ts";
import { sayOfPeople as words } from "../text/english-people.ts";
import { say } from "../text/say.ts";
import { AddColleague } from "./add-colleague.tsx";
import { ColleagueDialog } from "./colleague-dialog.tsx";
import { ColleagueRow } from "./colleague-row.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { type Colleagues as Deeds, useColleagues } from "./use-colleagues.ts";

/** Who works here; for administrators. */
export function PeoplePage() {
  const isAdministrator = useHouse().someone.value?.me.roles.includes("administrator");
  return (
    <div class="sheet">
      <h1>{say.people}</h1>
      {isAdministrator ? <Colleagues /> : <p>{words.onlyAdministrators}</p>}
    </div>
  );
}

function Colleagues() {
  const me = useHouse().someone.value?.me.id;
  const { account, ask, proving } = useAccount();
  const deeds = useColleagues(ask);
  const { colleagues, problem, given, said } = deeds;
  const [changing, setChanging] = useState<number | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const changed = colleagues?.find(({ id }) => id === changing);
  return (
    <>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      <p class="said" role="status">
        {said}
      </p>
      {given !== null && <OneTimeLink key={given.link} {...given} onDone={deeds.handedOver} />}
      <AddColleague
        ask={ask}
        onAdded={(name, invitation) => {
          deeds.invited(name, invitation);
          void deeds.load();
        }}
      />
      <h2 tabIndex={-1} ref={heading}>
        {words.colleagues}
      </h2>
      <ColleagueList
        deeds={deeds}
        me={me}
        onChange={setChanging}
        onRestored={() => heading.current?.focus()}
      />
      {changed && (
        <ColleagueDialog
          colleague={changed}
          isMe={changed.id === me}
          deeds={deeds}
          onClose={() => {
            setChanging(null);
            if (document.activeElement === document.body) heading.current?.focus();
          }}
        />
      )}
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </>
  );
}

type ColleagueListProps = {
  readonly deeds: Deeds;
  readonly me: number | undefined;
  readonly onChange: (id: number) => void;
  readonly onRestored: () => void;
};

function ColleagueList({ deeds, me, onChange, onRestored }: ColleagueListProps) {
  return (
    <ul class="colleagues">
      {deeds.colleagues?.map((colleague) => (
        <ColleagueRow
          key={colleague.id}
          colleague={colleague}
          isMe={colleague.id === me}
          onChange={() => onChange(colleague.id)}
          onNewLink={() => void deeds.renewHere(colleague)}
          onRestore={() => void deeds.restore(colleague).then(onRestored)}
        />
      ))}
    </ul>
  );
}
