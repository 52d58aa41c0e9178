import "../look/people.css";
import "../look/sign-in.css";
import "../look/account.css";
import { useRef, useState } from "preact/hooks";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import { AppSection } from "./app-section.tsx";
import { DevicesSection } from "./devices-section.tsx";
import { PasskeysSection } from "./passkeys-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProveDialog } from "./prove-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { RecoverySection } from "./recovery-section.tsx";
import { useAccount } from "./use-account.ts";

/** How one signs in, and where one is signed in. */
export function AccountPage() {
  const { account, failed, load, ask, proving } = useAccount();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  if (account === null) return <NotYet failed={failed} load={load} />;
  const kept = async () => {
    await load();
    setCodes(null);
    heading.current?.focus();
  };
  const canRecover = account.totp || account.passkeys.length > 0;
  return (
    <div class="sheet account">
      <h1 tabIndex={-1} ref={heading}>
        {words.account}
      </h1>
      <p>
        <strong>{account.name}</strong>
        <span class="small">{account.email}</span>
      </p>
      {codes !== null && <RecoveryCodes email={account.email} codes={codes} onKept={kept} />}
      {/* Codes that are shown this once are the one thing to do. */}
      <div hidden={codes !== null}>
        <PasskeysSection account={account} ask={ask} load={load} onCodes={setCodes} />
        <AppSection account={account} ask={ask} load={load} onCodes={setCodes} />
        {canRecover && <RecoverySection account={account} ask={ask} onCodes={setCodes} />}
        <PasswordSection account={account} ask={ask} load={load} />
        <DevicesSection account={account} ask={ask} load={load} />
      </div>
      {proving !== null && <ProveDialog account={account} onEnd={proving} />}
    </div>
  );
}

function NotYet({ failed, load }: { failed: string | null; load: () => Promise<void> }) {
  return (
    <div class="sheet">
      <h1>{words.account}</h1>
      <div role="alert">{failed !== null && <p class="problem">{failed}</p>}</div>
      {failed === null ? (
        <p class="waiting">{say.loading}</p>
      ) : (
        <button type="button" class="quiet" onClick={load}>
          {say.tryAgain}
        </button>
      )}
    </div>
  );
}
