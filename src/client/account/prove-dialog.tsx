import "../look/sign-in.css";
import "../look/account.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../form/dialog.tsx";
import { FormProblem } from "../form/field.tsx";
import { focusFirst } from "../form/focus-first.ts";
import { PasswordField } from "../form/password-field.tsx";
import { useSubmission } from "../form/submission.ts";
import { CodeWay } from "../sign-in/code-way.tsx";
import { PasskeyWay } from "../sign-in/passkey-way.tsx";
import { passkeysWork } from "../sign-in/passkeys-work.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import type { Account } from "./use-account.ts";

type Way = "passkey" | "password" | "totp";

type ProveDialogProps = { readonly account: Account; readonly onEnd: (proved: boolean) => void };

/** Somebody who is signed in shows once more that it is them; what they were about to do then goes on. */
export function ProveDialog({ account, onEnd }: ProveDialogProps) {
  const ways = waysOf(account);
  const [way, setWay] = useState<Way | undefined>(ways[0]);
  const proved = useRef(false);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(around.current), [way]);
  return (
    <Dialog label={words.proveFirst} onClose={() => onEnd(proved.current)}>
      {(close) => {
        const done = () => {
          proved.current = true;
          close();
        };
        return (
          <div class="prove">
            <h2>{words.proveFirst}</h2>
            <p>{words.proveWhy}</p>
            <div class="way" ref={around}>
              {way === undefined && <p>{words.proveByNothing}</p>}
              {way === "passkey" && <PasskeyWay path="/api/account/prove/passkey" onDone={done} />}
              {way === "totp" && <CodeWay kind="totp" path="/api/account/prove" onDone={done} />}
              {way === "password" && <ByPassword email={account.email} onDone={done} />}
            </div>
            <div class="other-ways">
              {ways
                .filter((other) => other !== way)
                .map((other) => (
                  <button key={other} type="button" class="link" onClick={() => setWay(other)}>
                    {INSTEAD[other]}
                  </button>
                ))}
              <button type="button" class="link" onClick={close}>
                {say.cancel}
              </button>
            </div>
          </div>
        );
      }}
    </Dialog>
  );
}

const INSTEAD: Record<Way, string> = {
  passkey: words.proveByPasskey,
  password: words.proveByPassword,
  totp: words.proveByCode,
};

function waysOf({ passkeys, hasPassword, totp }: Account): Way[] {
  const ways: Way[] = [];
  if (passkeys.length > 0 && passkeysWork()) ways.push("passkey");
  if (hasPassword) ways.push("password");
  if (totp) ways.push("totp");
  return ways;
}

function ByPassword({ email, onDone }: { email: string; onDone: () => void }) {
  const submission = useSubmission();
  const [password, setPassword] = useState("");
  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post("/api/account/prove", { password })) !== null) onDone();
  }
  return (
    <form onSubmit={send} noValidate>
      <input type="hidden" autocomplete="username" value={email} />
      <PasswordField value={password} onValue={setPassword} submission={submission} isNew={false} />
      <FormProblem submission={submission} fields={["password"]} />
      <button type="submit">{words.goOn}</button>
    </form>
  );
}
