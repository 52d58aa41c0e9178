import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Badge } from "../look/badge.tsx";
import { RightIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { address } from "./address.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
import { useHouse } from "./house.ts";
import { PersonMenu } from "./person-menu.tsx";
import type { Route } from "./route.ts";

/** What stands around every signed-in page. The frame is there at once; names and numbers follow. */
export function Shell({ route, children }: { route: Route; children: ComponentChildren }) {
  const house = useHouse();
  const someone = house.someone.value;
  const inThread = route.page === "chat" && !route.list;
  const main = useFocusOnNewPage();
  return (
    <div class={`shell ${route.page === "chat" ? "full" : ""} ${inThread ? "in-thread" : ""}`}>
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <header class="bar">
        <p class="organisation">{someone?.organisation.name}</p>
        {someone !== null && <MainNavigation route={route} />}
        {someone !== null && <PersonMenu me={someone.me} />}
      </header>
      <ConnectionNotice />
      <main id="main" tabIndex={-1} ref={main}>
        {someone !== null && children}
      </main>
      {route.page !== "chat" && <UnreadNotifications />}
    </div>
  );
}

function MainNavigation({ route }: { route: Route }) {
  const house = useHouse();
  const unread = house.unread.value;
  const isAdministrator = house.someone.value?.me.roles.includes("administrator");
  const here = (page: Route["page"]) => (route.page === page ? "page" : undefined);
  return (
    <nav aria-label={say.main}>
      <ul>
        <li>
          <a href="/" aria-current={here("home")}>
            {say.home}
          </a>
        </li>
        <li>
          <a href="/chat" aria-current={here("chat")}>
            {say.chat} <Badge unread={unread} words={say.unreadMessages(unread)} />
          </a>
        </li>
        {isAdministrator && (
          <li>
            <a href="/people" aria-current={here("people")}>
              {say.people}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** Lower right on every page but the chat itself. */
function UnreadNotifications() {
  const unread = useHouse().unread.value;
  return (
    <div class="notification" role="status">
      {unread > 0 && (
        <a href="/chat">
          {say.unreadNotifications(unread)} <RightIcon />
        </a>
      )}
    </div>
  );
}

/** Where a page changes without loading, the keyboard and the screen reader start at its top. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const path = address.value.split(/[/?]/u)[1];
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
}
