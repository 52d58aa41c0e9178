import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { InvitationAnswer } from "../../shared/protocol/bodies.ts";
import type { Role } from "../../shared/protocol/parts.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayInForms } from "../text/english-form.ts";
import { sayOfPeople } from "../text/english-people.ts";

type Invitation = InferOutput<typeof InvitationAnswer>;
const CHOICES = ["host", "administrator"] as const satisfies readonly Role[];

export function AddColleague({ onAdded }: { onAdded: (name: string, invitation: Invitation) => void }) {
  const submission = useSubmission();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState<readonly Role[]>([]);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const roles: Role[] = [...chosen, "participant"];
    const done = await submission.post<Invitation>("/api/colleagues", { name, email: email.trim(), roles });
    if (done === null) return;
    onAdded(name, done.value);
    setName("");
    setEmail("");
    setChosen([]);
  }

  return (
    <form class="add-colleague" onSubmit={add} noValidate>
      <h2>{sayOfPeople.addColleague}</h2>
      <Field
        label={sayOfPeople.colleagueName}
        name="name"
        value={name}
        onValue={setName}
        submission={submission}
      />
      <Field
        label={sayInForms.email}
        name="email"
        type="email"
        value={email}
        onValue={setEmail}
        submission={submission}
      />
      <RoleChoice chosen={chosen} onChosen={setChosen} />
      <FormProblem submission={submission} fields={["name", "email"]} />
      <button type="submit">{sayOfPeople.add}</button>
    </form>
  );
}

function RoleChoice({ chosen, onChosen }: { chosen: readonly Role[]; onChosen: (roles: Role[]) => void }) {
  return (
    <fieldset>
      <legend>{sayOfPeople.roles}</legend>
      <p class="hint">{sayOfPeople.roleHints.participant}</p>
      {CHOICES.map((role) => (
        <label class="choice-box" key={role}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            aria-describedby={`${role}-hint`}
            onChange={() =>
              onChosen(chosen.includes(role) ? chosen.filter((other) => other !== role) : [...chosen, role])
            }
          />
          <span>
            {sayOfPeople.roleNames[role]}
            <span class="small" id={`${role}-hint`}>
              {sayOfPeople.roleHints[role]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
