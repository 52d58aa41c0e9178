import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { InvitationAnswer } from "../../shared/protocol/bodies.ts";
import type { Role } from "../../shared/protocol/parts.ts";
import type { Ask } from "../account/use-account.ts";
import { useAskedForm } from "../account/use-asked-form.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { sayInForms } from "../text/english-form.ts";
import { sayOfPeople } from "../text/english-people.ts";
import { RoleChoice } from "./role-choice.tsx";

type Invitation = InferOutput<typeof InvitationAnswer>;

type AddColleagueProps = {
  readonly ask: Ask;
  readonly onAdded: (name: string, invitation: Invitation) => void;
};

export function AddColleague({ ask, onAdded }: AddColleagueProps) {
  const { submission, send } = useAskedForm(ask);
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [chosen, setChosen] = useState<readonly Role[]>([]);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const roles: Role[] = [...chosen, "participant"];
    const done = await send<Invitation>("POST", "/api/colleagues", { name, email: email.trim(), roles });
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
