import { useState } from "preact/hooks";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { AppSetUp } from "./app-set-up.tsx";
import { DeedProblem } from "./deed-problem.tsx";
import type { Account, Ask } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

type AppSectionProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly load: () => Promise<void>;
  readonly onCodes: (codes: readonly string[]) => void;
};

export function AppSection({ account, ask, load, onCodes }: AppSectionProps) {
  const { problem, run, runs } = useDeed();
  const [settingUp, setSettingUp] = useState(false);
  const [said, setSaid] = useState("");
  const around = useFocusFollows<HTMLElement>(`${settingUp} ${runs}`);
  const begin = () => {
    setSaid("");
    setSettingUp(true);
  };
  async function done(codes: readonly string[]): Promise<void> {
    await load();
    setSettingUp(false);
    setSaid(words.appAdded);
    if (codes.length > 0) onCodes(codes);
  }
  async function remove(): Promise<void> {
    if ((await run(() => ask("DELETE", "/api/account/totp"))) === null) return;
    await load();
    setSaid(words.appRemoved);
  }
  return (
    <section aria-labelledby="app-heading" ref={around}>
      <h2 id="app-heading">{words.app}</h2>
      <p>
        {words.appWhy} {account.totp && said === "" && words.appOn}
      </p>
      <p class="said" role="status">
        {said}
      </p>
      <DeedProblem problem={problem} />
      {settingUp ? (
        <AppSetUp ask={ask} onDone={done} onCancel={() => setSettingUp(false)} />
      ) : (
        <div class="row">
          <button type="button" class="quiet" onClick={begin}>
            {account.totp ? words.replaceApp : words.setUpApp}
          </button>
          {account.totp && <RemoveApp key={runs} onConfirmed={remove} />}
        </div>
      )}
    </section>
  );
}

function RemoveApp({ onConfirmed }: { onConfirmed: () => void }) {
  return (
    <ConfirmedButton
      label={words.removeApp}
      what={words.removeAppWhat}
      deed={words.remove}
      keep={words.keep}
      onConfirmed={onConfirmed}
    />
  );
}
