import "../look/colleagues.css";
import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Colleague, ColleaguesAnswer, InvitationAnswer } from "../../shared/protocol/bodies.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { sayOfPeople } from "../text/english-people.ts";
import { say } from "../text/say.ts";
import { AddColleague } from "./add-colleague.tsx";
import { OneTimeLink } from "./one-time-link.tsx";

type Person = InferOutput<typeof Colleague>;
type Invitation = InferOutput<typeof InvitationAnswer>;
type Given = { name: string; link: string; endsAt: number };

/** Who works here; for administrators. */
export function PeoplePage() {
  const isAdministrator = useHouse().someone.value?.me.roles.includes("administrator");
  return (
    <div class="sheet">
      <h1>{say.people}</h1>
      {isAdministrator ? <Colleagues /> : <p>{sayOfPeople.onlyAdministrators}</p>}
    </div>
  );
}

function Colleagues() {
  const { colleagues, problem, given, setGiven, load, renew } = useColleagues();
  return (
    <>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      {given !== null && <OneTimeLink key={given.link} {...given} onDone={() => setGiven(null)} />}
      <AddColleague
        onAdded={(name, { link, endsAt }) => {
          setGiven({ name, link, endsAt });
          void load();
        }}
      />
      <h2>{sayOfPeople.colleagues}</h2>
      <ul class="colleagues">
        {colleagues?.map((person) => (
          <ColleagueRow key={person.id} person={person} onNewLink={() => renew(person)} />
        ))}
      </ul>
    </>
  );
}

function useColleagues() {
  const [colleagues, setColleagues] = useState<readonly Person[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [given, setGiven] = useState<Given | null>(null);

  async function load(): Promise<void> {
    const answer = await request<InferOutput<typeof ColleaguesAnswer>>("GET", "/api/colleagues");
    if (answer.ok) setColleagues(answer.value.colleagues);
    setProblem(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => void load(), []);

  async function renew({ id, name }: Person): Promise<void> {
    const answer = await request<Invitation>("POST", `/api/colleagues/${id}/link`, {});
    if (answer.ok) setGiven({ name, link: answer.value.link, endsAt: answer.value.endsAt });
    setProblem(answer.ok ? null : answer.error.sentence);
  }

  return { colleagues, problem, given, setGiven, load, renew };
}

function ColleagueRow({ person, onNewLink }: { person: Person; onNewLink: () => void }) {
  const roles =
    person.roles.length > 1 ? person.roles.filter((role) => role !== "participant") : person.roles;
  return (
    <li>
      <p>
        <strong dir="auto">{person.name}</strong>
        <span class="small">{person.email}</span>
        <span class="small">
          {say.names(roles.map((role) => sayOfPeople.roleNames[role]))}
          {person.invited && ` · ${sayOfPeople.invited}`}
        </span>
      </p>
      {person.invited && (
        <button
          type="button"
          class="quiet"
          aria-label={sayOfPeople.newLinkFor(person.name)}
          onClick={onNewLink}
        >
          {sayOfPeople.newLink}
        </button>
      )}
    </li>
  );
}
