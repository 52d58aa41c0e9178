import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { sayInForms } from "../text/english-form.ts";

/** Copies a text. `shown`: where it stands, for browsers in which only what is selected can be copied. */
export function CopyButton({ text, shown }: { text: string; shown: RefObject<HTMLElement | null> }) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <button type="button" class="quiet" onClick={async () => setCopied(await copy(text, shown.current))}>
        {sayInForms.copy}
      </button>
      <span class="copied small" role="status">
        {copied && sayInForms.copied}
      </span>
    </>
  );
}

async function copy(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown !== null) getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}
