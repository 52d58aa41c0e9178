import { useEffect, useRef } from "preact/hooks";
import { dayOf } from "../text/dates.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { say } from "../text/say.ts";
import { CopyButton } from "./copy-button.tsx";

type RecoveryCodesProps = {
  readonly email: string;
  readonly codes: readonly string[];
  readonly onKept: () => void;
};

/** New recovery codes, shown this once, with every way to keep them. */
export function RecoveryCodes({ email, codes, onKept }: RecoveryCodesProps) {
  const around = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => around.current?.focus(), []);
  return (
    <section class="kept-codes" aria-labelledby="codes-heading" tabIndex={-1} ref={around}>
      <h2 id="codes-heading">{words.keepCodes}</h2>
      <p>{words.keepCodesWhy}</p>
      <p class="on-paper">
        {say.product}, {email}
      </p>
      <ul class="codes" ref={list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="row">
        <CopyButton text={codes.join("\n")} shown={list} />
        <button type="button" class="quiet" onClick={() => saveAsFile(email, codes)}>
          {words.download}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {words.print}
        </button>
      </div>
      <button type="button" onClick={onKept}>
        {words.haveKept}
      </button>
    </section>
  );
}

function saveAsFile(email: string, codes: readonly string[]): void {
  const text = words.file(email, dayOf(Date.now()), codes);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = words.fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
