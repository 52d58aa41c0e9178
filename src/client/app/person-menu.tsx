import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Me } from "../../shared/protocol/parts.ts";
import { DownIcon, PersonIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { after } from "./browser.ts";
import { lazily } from "./lazy.tsx";

const PersonPanel = lazily(
  async () => (await import("./person-panel.tsx")).PersonPanel,
  () => null,
);
/** In ms: by then the messages are here, and it is there before anybody opens it. */
const FETCHED_AFTER_MS = 1_500;

/** Who one is, and the way out. */
export function PersonMenu({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  useCloseOutside(around, open, setOpen);
  useEffect(() => after(FETCHED_AFTER_MS, PersonPanel.want), []);
  return (
    <div class="person" ref={around}>
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-label={say.account(me.name)}
        onClick={() => setOpen(!open)}
      >
        <PersonIcon />
        <span class="person-name">{me.name}</span>
        <DownIcon />
      </button>
      {open && <PersonPanel me={me} close={() => setOpen(false)} />}
    </div>
  );
}

function useCloseOutside(
  around: { current: HTMLDivElement | null },
  open: boolean,
  setOpen: (open: boolean) => void,
): void {
  // Before it is seen: whoever presses Escape at once is heard.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: Event) => {
      if (!around.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      around.current?.querySelector("button")?.focus();
    };
    document.addEventListener("pointerdown", onPointer);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      document.removeEventListener("keydown", onKey);
    };
  }, [open]);
}
