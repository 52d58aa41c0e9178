import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Me } from "../../shared/protocol/parts.ts";
import { DownIcon, PersonIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { useHouse } from "./house.ts";
import { insideOf } from "./inside.ts";
import { OnMyComputer } from "./on-my-computer.tsx";

/** Who one is, and the way out. */
export function PersonMenu({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  useCloseOutside(around, open, setOpen);
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
      {open && <Panel me={me} close={() => setOpen(false)} />}
    </div>
  );
}

/** For these the bar has no room in a thread on a phone. */
const ELSEWHERE = ["sessions", "contacts", "people", "letters"] as const;

function Panel({ me, close }: { me: Me; close: () => void }) {
  const house = useHouse();
  const [problem, setProblem] = useState<string | null>(null);
  const inside = insideOf(me, house.standing.value);
  return (
    <div class="person-panel">
      <p>
        <strong>{me.name}</strong>
        <span class="small">{me.email}</span>
      </p>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {ELSEWHERE.map(
        (page) =>
          inside.has(page) && (
            <a key={page} class="elsewhere-too" href={`/${page}`} onClick={close}>
              {say[page]}
            </a>
          ),
      )}
      {inside.has("account") && (
        <a href="/account" onClick={close}>
          {say.yourAccount}
        </a>
      )}
      {inside.has("organisation") && (
        <a href="/organisation" onClick={close}>
          {say.organisation}
        </a>
      )}
      {inside.has("log") && (
        <a href="/log" onClick={close}>
          {say.log}
        </a>
      )}
      {inside.has("notifications") && (
        <a href="/notifications" onClick={close}>
          {say.notifications}
        </a>
      )}
      {/* A page of its own: whoever waits in a waiting room, or sends a file, stays there. */}
      <a href="/help" target="_blank" rel="noreferrer" onClick={close}>
        {say.help}
      </a>
      {me.guest && inside.has("chat") && <OnMyComputer />}
      <button type="button" class="quiet" onClick={async () => setProblem(await house.signOut())}>
        {me.guest ? say.leaveHere : say.signOut}
      </button>
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
