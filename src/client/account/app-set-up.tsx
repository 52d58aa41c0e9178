import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { RecoveryAnswer, TotpAnswer } from "../../shared/protocol/account-bodies.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { sayOfAccount as words } from "../text/english-account.ts";
import { sayAtSignIn } from "../text/english-sign-in.ts";
import { say } from "../text/say.ts";
import { CopyButton } from "./copy-button.tsx";
import { DeedProblem } from "./deed-problem.tsx";
import { QrCode } from "./qr-code.tsx";
import type { Ask } from "./use-account.ts";
import { useAskedForm } from "./use-asked-form.ts";
import { useDeed } from "./use-deed.ts";

type Totp = InferOutput<typeof TotpAnswer>;

type AppSetUpProps = {
  readonly ask: Ask;
  /** With the recovery codes, where these are the first. */
  readonly onDone: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
};

/** From the picture to the first code of the app. */
export function AppSetUp({ ask, onDone, onCancel }: AppSetUpProps) {
  const { problem, run } = useDeed();
  const [totp, setTotp] = useState<Totp | null>(null);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void run(() => ask<Totp>("POST", "/api/account/totp")).then((begun) => begun && setTotp(begun.value));
  }, []);
  useEffect(() => {
    if (totp !== null) around.current?.focus();
  }, [totp]);
  if (totp === null)
    return (
      <>
        <DeedProblem problem={problem} />
        {problem !== null && (
          <button type="button" class="quiet" onClick={onCancel}>
            {say.cancel}
          </button>
        )}
      </>
    );
  return (
    <div class="app-set-up" ref={around} tabIndex={-1} role="group" aria-label={words.setUpApp}>
      <KeyForApp totp={totp} />
      <FirstCode ask={ask} onDone={onDone} onCancel={onCancel} />
    </div>
  );
}

/** The same key as a picture, as text, and as a link for who has the app on this very device. */
function KeyForApp({ totp: { secret, uri } }: { totp: Totp }) {
  const key = useRef<HTMLElement>(null);
  return (
    <>
      <p>{words.scan}</p>
      <QrCode text={uri} label={words.picture} />
      <p>
        <a href={uri}>{words.openApp}</a>
      </p>
      <p>{words.orType}</p>
      <div class="row">
        <code class="app-key" ref={key}>
          {secret.match(/.{1,4}/g)?.map((four, place) => (
            <span key={place}>{four}</span>
          ))}
        </code>
        <CopyButton text={secret} shown={key} />
      </div>
    </>
  );
}

function FirstCode({ ask, onDone, onCancel }: AppSetUpProps) {
  const { submission, send } = useAskedForm(ask);
  const [code, setCode] = useState("");
  async function confirm(event: Event): Promise<void> {
    event.preventDefault();
    const path = "/api/account/totp/confirm";
    const done = await send<InferOutput<typeof RecoveryAnswer>>("POST", path, { code });
    if (done !== null) onDone(done.value.codes);
  }
  return (
    <form onSubmit={confirm} noValidate class="account-form">
      <Field
        label={sayAtSignIn.appCode}
        hint={words.thenCode}
        name="code"
        autocomplete="one-time-code"
        inputMode="numeric"
        value={code}
        onValue={setCode}
        submission={submission}
      />
      <FormProblem submission={submission} fields={["code"]} />
      <div class="row">
        <button type="submit">{words.goOn}</button>
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
