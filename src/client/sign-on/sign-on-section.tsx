import { useState } from "preact/hooks";
import { ProveDialog } from "../account/prove-dialog.tsx";
import { useAccount } from "../account/use-account.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { CopyBox } from "../form/copy-box.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfSignOn as words } from "../text/english-sign-on.ts";
import { ProviderForm } from "./provider-form.tsx";
import { PATH, useSignOn } from "./use-sign-on.ts";

/** The organisation's own sign-in, for its administrators. What is changed here asks for a proof of who they are. */
export function SignOnSection() {
  const { signOn, failed, load } = useSignOn();
  const { account, ask, proving } = useAccount();
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const around = useFocusFollows<HTMLElement>(changing);
  const issuer = signOn?.provider?.issuer;

  async function remove(): Promise<void> {
    const answer = await ask("DELETE", PATH);
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    await load();
    setSaid(words.removed);
  }

  return (
    <section aria-labelledby="sign-on-heading" class="settings" ref={around}>
      <h2 id="sign-on-heading">{words.heading}</h2>
      <p>{words.why}</p>
      {signOn && <p>{issuer === undefined ? words.none : words.isSetUp(issuer)}</p>}
      <p class="said" role="status">
        {said}
      </p>
      <div class="form-problem" role="alert">
        {(problem ?? failed) !== null && <p class="problem">{problem ?? failed}</p>}
      </div>
      {signOn && changing && (
        <>
          <p>{words.redirectHint}</p>
          <CopyBox label={words.redirectUri} value={signOn.redirectUri} quiet />
          <ProviderForm
            signOn={signOn}
            ask={ask}
            onSaved={async () => {
              await load();
              setChanging(false);
              setSaid(words.saved);
            }}
            onCancel={() => setChanging(false)}
          />
        </>
      )}
      {signOn && !changing && (
        <div class="row">
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setSaid("");
              setChanging(true);
            }}
          >
            {issuer === undefined ? words.setUp : words.change}
          </button>
          {issuer !== undefined && (
            <ConfirmedButton
              label={words.remove}
              what={words.removeWhat}
              deed={words.remove}
              keep={words.keep}
              onConfirmed={remove}
            />
          )}
        </div>
      )}
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </section>
  );
}
