import "../look/people.css";
import "../look/sign-in.css";
import "../look/account.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { Door } from "../form/door.tsx";
import { focusFirst } from "../form/focus-first.ts";
import { passkeysWork } from "../sign-in/passkeys-work.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { sayInMenu } from "../text/english-menu.ts";
import { addPasskey } from "./add-passkey.ts";
import { AppSetUp } from "./app-set-up.tsx";
import { DeedProblem } from "./deed-problem.tsx";
import { ProveDialog } from "./prove-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { type Ask, useAccount } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

/**
 * In place of every page, for whom a second factor is asked of and who has none: it leads through setting one up, and
 * then to where they wanted.
 */
export function RequiredPage() {
  const house = useHouse();
  const { account, ask, proving } = useAccount();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const done = (made: readonly string[]) => (made.length > 0 ? setCodes(made) : house.comeIn());
  if (codes !== null)
    return (
      <Door heading={words.ready}>
        <p>{words.readyWhy}</p>
        <RecoveryCodes email={account?.email ?? ""} codes={codes} onKept={house.comeIn} />
      </Door>
    );
  return (
    <Door heading={words.required}>
      <p>{words.requiredWhy}</p>
      <SettingUp ask={ask} onDone={done} />
      <DeedProblem problem={problem} />
      <p>
        <button type="button" class="link" onClick={async () => setProblem(await house.signOut())}>
          {sayInMenu.signOut}
        </button>
      </p>
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </Door>
  );
}

type SettingUpProps = { readonly ask: Ask; readonly onDone: (codes: readonly string[]) => void };

function SettingUp({ ask, onDone }: SettingUpProps) {
  const { problem, run } = useDeed();
  const [byApp, setByApp] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && !byApp) focusFirst(around.current);
    first.current = false;
  }, [byApp]);
  if (byApp) return <AppSetUp ask={ask} onDone={onDone} onCancel={() => setByApp(false)} />;
  async function byPasskey(): Promise<void> {
    const added = await run(() => addPasskey(ask));
    if (added !== null) onDone(added.value.codes);
  }
  return (
    <div class="way" ref={around}>
      {passkeysWork() && (
        <div class="choice">
          <p>{words.requiredPasskeyWhy}</p>
          <button type="button" onClick={byPasskey}>
            {words.requiredPasskey}
          </button>
          <DeedProblem problem={problem} />
        </div>
      )}
      <div class="choice">
        <p>{words.requiredAppWhy}</p>
        <button type="button" class={passkeysWork() ? "quiet" : undefined} onClick={() => setByApp(true)}>
          {words.requiredApp}
        </button>
      </div>
    </div>
  );
}
