import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { sayInForms } from "../text/english-form.ts";

/** `quiet`: something else is the thing to do here. */
type CopyBoxProps = { label: string; value: string; quiet?: boolean; children?: ComponentChildren };

/** Something to take along: it can be read, selected, and copied. `children`: further buttons. */
export function CopyBox({ label, value, quiet, children }: CopyBoxProps) {
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  return (
    <>
      <div class="row">
        <input
          ref={box}
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button
          type="button"
          class={quiet ? "quiet" : undefined}
          onClick={async () => setCopied(await copy(box.current, value))}
        >
          {sayInForms.copy}
        </button>
        {children}
      </div>
      <p class="small" role="status">
        {copied && sayInForms.copied}
      </p>
    </>
  );
}

/** Without permission for the clipboard the text stays selected, and the person's own copy command takes it. */
async function copy(box: HTMLInputElement | null, text: string): Promise<boolean> {
  box?.select();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
