import { useState } from "preact/hooks";
import type { Me } from "../../shared/protocol/parts.ts";
import { sayInMenu as words } from "../text/english-menu.ts";
import { say } from "../text/say.ts";
import { useHouse } from "./house.ts";
import { insideOf } from "./inside.ts";
import { OnMyComputer } from "./on-my-computer.tsx";

/** For these the bar has no room in a thread on a phone. */
const ELSEWHERE = ["sessions", "contacts", "people", "letters"] as const;
const OWN = ["account", "organisation", "log", "notifications"] as const;

/** What the menu opens: who one is, where else one can go, and the way out. */
export function PersonPanel({ me, close }: { me: Me; close: () => void }) {
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
      {OWN.map(
        (page) =>
          inside.has(page) && (
            <a key={page} href={`/${page}`} onClick={close}>
              {page === "account" ? say.yourAccount : say[page]}
            </a>
          ),
      )}
      {/* A page of its own: whoever waits in a waiting room, or sends a file, stays there. */}
      <a href="/help" target="_blank" rel="noreferrer" onClick={close}>
        {say.help}
      </a>
      {me.guest && inside.has("chat") && <OnMyComputer />}
      <button type="button" class="quiet" onClick={async () => setProblem(await house.signOut())}>
        {me.guest ? words.leaveHere : words.signOut}
      </button>
    </div>
  );
}
