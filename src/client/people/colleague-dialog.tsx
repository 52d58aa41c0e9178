import { useState } from "preact/hooks";
import type { Role } from "../../shared/protocol/parts.ts";
import { useAskedForm } from "../account/use-asked-form.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { Dialog } from "../form/dialog.tsx";
import { Field, FormProblem } from "../form/field.tsx";
import { sayOfPeople as words } from "../text/english-people.ts";
import { say } from "../text/say.ts";
import { RoleChoice } from "./role-choice.tsx";
import type { ColleagueHere, Colleagues } from "./use-colleagues.ts";

type ColleagueDialogProps = {
  readonly colleague: ColleagueHere;
  readonly isMe: boolean;
  readonly deeds: Colleagues;
  readonly onClose: () => void;
};

/** What somebody is called and may do here; and what is seldom done. */
export function ColleagueDialog({ colleague, isMe, deeds, onClose }: ColleagueDialogProps) {
  return (
    <Dialog label={words.changeNamed(colleague.name)} onClose={onClose}>
      {(close) => (
        <>
          <ChangeForm colleague={colleague} deeds={deeds} close={close} />
          <SeldomDeeds colleague={colleague} isMe={isMe} deeds={deeds} close={close} />
        </>
      )}
    </Dialog>
  );
}

type PartProps = Omit<ColleagueDialogProps, "onClose" | "isMe"> & { readonly close: () => void };

function ChangeForm({ colleague, deeds, close }: PartProps) {
  const { submission, send } = useAskedForm(deeds.ask);
  const [name, setName] = useState(colleague.name);
  const [roles, setRoles] = useState<readonly Role[]>(colleague.roles);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    // Roles ask for a proof of who one is; a name alone does not.
    const isSame = [...roles].sort().join() === [...colleague.roles].sort().join();
    const change = isSame ? { name } : { name, roles };
    if ((await send("PATCH", `/api/colleagues/${colleague.id}`, change)) === null) return;
    close();
    await deeds.load();
    deeds.say(words.saved(name.trim()));
  }

  return (
    <form onSubmit={save} noValidate>
      <h2>{words.changeNamed(colleague.name)}</h2>
      <Field label={words.colleagueName} name="name" value={name} onValue={setName} submission={submission} />
      <RoleChoice chosen={roles} onChosen={setRoles} />
      <FormProblem submission={submission} fields={["name"]} />
      <div class="row end">
        <button type="button" class="quiet" onClick={close}>
          {say.cancel}
        </button>
        <button type="submit">{words.save}</button>
      </div>
    </form>
  );
}

function SeldomDeeds({ colleague, isMe, deeds, close }: PartProps & { readonly isMe: boolean }) {
  const [problem, setProblem] = useState<string | null>(null);
  const doing = (deed: (one: ColleagueHere) => Promise<string | null>) => async () => {
    const refused = await deed(colleague);
    setProblem(refused);
    if (refused === null) close();
  };
  const { name, secondFactor } = colleague;
  return (
    <>
      <div class="seldom">
        {!colleague.invited && (
          <div class="with-remark">
            <button type="button" class="quiet" onClick={doing(deeds.renew)}>
              {words.newLink}
            </button>
            <p class="small">{words.newLinkWhy}</p>
          </div>
        )}
        {secondFactor && !isMe && (
          <ConfirmedButton
            label={words.resetFactor}
            what={words.resetFactorWhat(name)}
            deed={words.resetFactorDo}
            keep={words.keep}
            onConfirmed={doing(deeds.resetFactor)}
          />
        )}
        <ConfirmedButton
          label={words.deactivateNamed(name)}
          what={isMe ? words.deactivateSelf : words.deactivateWhat(name)}
          deed={words.deactivateDo}
          keep={words.keep}
          onConfirmed={doing(deeds.deactivate)}
        />
      </div>
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
    </>
  );
}
