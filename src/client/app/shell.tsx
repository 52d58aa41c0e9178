import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../text/say.ts";
import { address, hasMoved } from "./address.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
import { useHouse } from "./house.ts";
import { MainNavigation } from "./main-navigation.tsx";
import { Notices } from "./notices.tsx";
import { PersonMenu } from "./person-menu.tsx";
import type { Route } from "./route.ts";

/** What stands around every signed-in page. The frame is there at once; names and numbers follow. */
export function Shell({ route, children }: { route: Route; children: ComponentChildren }) {
  const house = useHouse();
  const someone = house.someone.value;
  const session = house.session.value;
  const inThread = route.page === "chat" && !route.list;
  const main = useFocusOnNewPage();
  return (
    <div
      class={`shell ${route.page === "chat" ? "full" : ""} ${inThread ? "in-thread" : ""} ${someone?.me.guest ? "guest" : ""}`}
    >
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <header class="bar">
        <p class="organisation">{someone?.organisation.name}</p>
        {someone !== null && <MainNavigation route={route} />}
        {someone !== null && <PersonMenu me={someone.me} />}
      </header>
      <ConnectionNotice />
      {session !== null && <session.Warning />}
      <main id="main" tabIndex={-1} ref={main}>
        {someone !== null && children}
      </main>
      {someone !== null && <Notices route={route} />}
    </div>
  );
}

/**
 * Where a page changes without loading, the keyboard and the screen reader start at its top. That is so for whoever
 * has just come in by a door, too, unless something has the focus by then.
 */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const path = address.value.split(/[/?]/u)[1];
  useEffect(() => {
    const stays = first.current && (!hasMoved() || document.activeElement !== document.body);
    if (!stays) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
}
