import type { ComponentChildren } from "preact";
import { Badge } from "../look/badge.tsx";
import { say } from "../text/say.ts";
import { useHouse } from "./house.ts";
import { insideOf } from "./inside.ts";
import type { Route } from "./route.ts";

/** Also in a thread on a phone, where there is room for nothing else. */
const ALWAYS: ReadonlySet<Route["page"]> = new Set(["home", "chat", "waiting-room", "support"]);

/** Where this person can go. A guest has the chat, and the waiting room while they are in one. */
export function MainNavigation({ route }: { route: Route }) {
  const house = useHouse();
  const unread = house.unread.value;
  const me = house.someone.value?.me;
  if (me === undefined) return null;
  const standing = house.standing.value;
  const pages = insideOf(me, standing);
  const link = (page: Route["page"], href: string, words: ComponentChildren) => (
    <li class={ALWAYS.has(page) ? undefined : "elsewhere"}>
      <a href={href} aria-current={route.page === page ? "page" : undefined}>
        {words}
      </a>
    </li>
  );
  const stay = house.stay.now.value;
  return (
    <nav aria-label={say.main}>
      <ul>
        {pages.has("home") && link("home", "/", say.home)}
        {stay !== null &&
          stay.state !== "ended" &&
          link("waiting-room", `/waiting-room/${stay.appointmentId}`, say.waitingRoom)}
        {pages.has("chat") &&
          link(
            "chat",
            "/chat",
            <>
              {say.chat} <Badge unread={unread} words={say.unreadMessages(unread)} />
            </>,
          )}
        {pages.has("support") && link("support", "/support", say.support)}
        {pages.has("sessions") && link("sessions", "/sessions", say.sessions)}
        {pages.has("contacts") && link("contacts", "/contacts", say.contacts)}
        {pages.has("people") && link("people", "/people", say.people)}
        {pages.has("letters") && link("letters", "/letters", say.letters)}
      </ul>
    </nav>
  );
}
