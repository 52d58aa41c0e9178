import { useState } from "preact/hooks";
import { FormProblem } from "../form/field.tsx";
import { PasswordField } from "../form/password-field.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import type { Account, Ask } from "./use-account.ts";
import { useAskedForm } from "./use-asked-form.ts";

type PasswordSectionProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly load: () => Promise<void>;
};

export function PasswordSection({ account, ask, load }: PasswordSectionProps) {
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState("");
  const around = useFocusFollows<HTMLElement>(changing);
  return (
    <section aria-labelledby="password-heading" ref={around}>
      <h2 id="password-heading">{words.password}</h2>
      <p>{account.hasPassword ? words.passwordSet : words.passwordNone}</p>
      <p class="said" role="status">
        {said}
      </p>
      {changing ? (
        <PasswordForm
          account={account}
          ask={ask}
          onCancel={() => setChanging(false)}
          onChanged={async () => {
            await load();
            setChanging(false);
            setSaid(words.passwordChanged);
          }}
        />
      ) : (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setSaid("");
            setChanging(true);
          }}
        >
          {account.hasPassword ? words.changePassword : words.choosePassword}
        </button>
      )}
    </section>
  );
}

type PasswordFormProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly onCancel: () => void;
  readonly onChanged: () => Promise<void>;
};

function PasswordForm({ account, ask, onCancel, onChanged }: PasswordFormProps) {
  const { submission, send } = useAskedForm(ask);
  const [password, setPassword] = useState("");
  async function change(event: Event): Promise<void> {
    event.preventDefault();
    if ((await send("POST", "/api/account/password", { password })) !== null) await onChanged();
  }
  return (
    <form onSubmit={change} noValidate class="account-form">
      <input type="hidden" autocomplete="username" value={account.email} />
      <PasswordField
        label={words.newPassword}
        hint={words.leastPassword(account.leastPassword)}
        value={password}
        onValue={setPassword}
        submission={submission}
        isNew={true}
      />
      <p class="small">{words.passwordElsewhere}</p>
      <FormProblem submission={submission} fields={["password"]} />
      <div class="row">
        <button type="submit">{words.save}</button>
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
