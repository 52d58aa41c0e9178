import { useState } from "preact/hooks";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { passkeysWork } from "../sign-in/passkeys-work.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { addPasskey } from "./add-passkey.ts";
import { DeedProblem } from "./deed-problem.tsx";
import { PasskeyRow } from "./passkey-row.tsx";
import type { Account, Ask } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

type PasskeysSectionProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly load: () => Promise<void>;
  readonly onCodes: (codes: readonly string[]) => void;
};

export function PasskeysSection({ account, ask, load, onCodes }: PasskeysSectionProps) {
  const { problem, run } = useDeed();
  const [added, setAdded] = useState<number | null>(null);
  const around = useFocusFollows<HTMLElement>(account.passkeys.length);
  async function add(): Promise<void> {
    setAdded(null);
    const done = await run(() => addPasskey(ask));
    if (done === null) return;
    setAdded(done.value.passkey.id);
    await load();
    if (done.value.codes.length > 0) onCodes(done.value.codes);
  }
  return (
    <section aria-labelledby="passkeys-heading" ref={around}>
      <h2 id="passkeys-heading">{words.passkeys}</h2>
      <p>{words.passkeysWhy}</p>
      {account.passkeys.length === 0 && <p class="quiet-ink">{words.noPasskeys}</p>}
      <ul class="own-list">
        {account.passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            isNew={passkey.id === added}
            onNamed={() => setAdded(null)}
            ask={ask}
            load={load}
          />
        ))}
      </ul>
      <p class="said" role="status">
        {added !== null && words.passkeyAdded}
      </p>
      <DeedProblem problem={problem} />
      {passkeysWork() ? (
        <button type="button" class="quiet" onClick={add}>
          {words.addPasskey}
        </button>
      ) : (
        <p class="small">{words.passkeysNotHere}</p>
      )}
    </section>
  );
}
