import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Passkey } from "../../shared/protocol/account-bodies.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import { DeedProblem } from "./deed-problem.tsx";
import type { Ask } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

type PasskeyRowProps = {
  readonly passkey: InferOutput<typeof Passkey>;
  /** Added just now: it can be given a name at once. */
  readonly isNew: boolean;
  readonly onNamed: () => void;
  readonly ask: Ask;
  readonly load: () => Promise<void>;
};

export function PasskeyRow({ passkey, isNew, onNamed, ask, load }: PasskeyRowProps) {
  const { id, name } = passkey;
  const { problem, run, runs } = useDeed();
  const [naming, setNaming] = useState(isNew);
  const around = useFocusFollows<HTMLLIElement>(`${naming} ${runs}`);
  const path = `/api/account/passkeys/${id}`;
  const remove = async () => (await run(() => ask("DELETE", path))) !== null && load();
  async function rename(newName: string): Promise<void> {
    if ((await run(() => ask("PATCH", path, { name: newName }))) === null) return;
    await load();
    setNaming(false);
    onNamed();
  }
  return (
    <li ref={around}>
      {naming ? (
        <NameForm name={name} onName={rename} onCancel={() => setNaming(false)} />
      ) : (
        <>
          <p>
            <strong>{name}</strong>
            <span class="small">{whenUsed(passkey)}</span>
          </p>
          <div class="row">
            <button
              type="button"
              class="quiet"
              aria-label={words.renamePasskey(name)}
              onClick={() => setNaming(true)}
            >
              {words.rename}
            </button>
            <ConfirmedButton
              key={runs}
              label={words.removePasskey(name)}
              shown={words.remove}
              what={words.removePasskeyWhat}
              deed={words.remove}
              keep={words.keep}
              onConfirmed={remove}
            />
          </div>
        </>
      )}
      <DeedProblem problem={problem} />
    </li>
  );
}

function whenUsed({ madeAt, usedAt }: PasskeyRowProps["passkey"]): string {
  const made = say.dateAndTime(madeAt);
  return usedAt === null ? words.neverUsed(made) : words.used(made, say.dateAndTime(usedAt));
}

type NameFormProps = {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
};

function NameForm({ name, onName, onCancel }: NameFormProps) {
  const id = useId();
  const [entered, setEntered] = useState(name);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <form
      class="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onName(entered);
      }}
    >
      <div class="field">
        <label for={id}>{words.passkeyName}</label>
        <p class="hint" id={`${id}-hint`}>
          {words.passkeyNameHint}
        </p>
        <input
          id={id}
          ref={box}
          type="text"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={entered}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setEntered(event.currentTarget.value)}
        />
      </div>
      <div class="row">
        <button type="submit">{words.save}</button>
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
