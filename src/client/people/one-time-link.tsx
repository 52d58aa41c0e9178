import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../text/say.ts";

type OneTimeLinkProps = { name: string; link: string; endsAt: number; onDone: () => void };

/** The link with which a colleague comes in. The server keeps only its hash, so it is shown this once. */
export function OneTimeLink({ name, link, endsAt, onDone }: OneTimeLinkProps) {
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const around = useRef<HTMLElement>(null);
  useEffect(() => around.current?.focus(), []);

  return (
    <section class="one-time-link" aria-label={say.linkFor(name)} tabIndex={-1} ref={around}>
      <h2>{say.linkFor(name)}</h2>
      <p>{say.linkWhy(say.dateAndTime(endsAt))}</p>
      <div class="row">
        <input
          ref={box}
          readOnly
          value={link}
          aria-label={say.linkFor(name)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" onClick={async () => setCopied(await copy(box.current, link))}>
          {say.copy}
        </button>
        <button type="button" class="quiet" onClick={onDone}>
          {say.done}
        </button>
      </div>
      <p class="small" role="status">
        {copied && say.copied}
      </p>
    </section>
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
