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

  function change(): void {
    setSaid("");
    setChanging(true);
  }
  async function saved(): Promise<void> {
    await load();
    setChanging(false);
    setSaid(words.saved);
  }
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
      <Said said={said} problem={problem ?? failed} />
      {signOn && changing && (
        <Changing signOn={signOn} ask={ask} onCancel={() => setChanging(false)} onSaved={saved} />
      )}
      {signOn && !changing && <Choices isSetUp={issuer !== undefined} onRemove={remove} onChange={change} />}
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </section>
  );
}

function Said({ said, problem }: { said: string; problem: string | null }) {
  return (
    <>
      <p class="said" role="status">
        {said}
      </p>
      <div class="form-problem" role="alert">
        {problem !== null && <p class="problem">{problem}</p>}
      </div>
    </>
  );
}

function Changing(props: Parameters<typeof ProviderForm>[0]) {
  return (
    <>
      <p>{words.redirectHint}</p>
      <CopyBox label={words.redirectUri} value={props.signOn.redirectUri} quiet />
      <ProviderForm {...props} />
    </>
  );
}

type ChoicesProps = {
  readonly isSetUp: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
};

function Choices({ isSetUp, onChange, onRemove }: ChoicesProps) {
  return (
    <div class="row">
      <button type="button" class="quiet" onClick={onChange}>
        {isSetUp ? words.change : words.setUp}
      </button>
      {isSetUp && (
        <ConfirmedButton
          label={words.remove}
          what={words.removeWhat}
          deed={words.remove}
          keep={words.keep}
          onConfirmed={onRemove}
        />
      )}
    </div>
  );
}
