import { useEffect } from "preact/hooks";
import { InvitationPage } from "../invitation/invitation-page.tsx";
import { say } from "../text/say.ts";
import { ChatPage } from "../threads/chat-page.tsx";
import { address, goInstead } from "./address.ts";
import { useHouse } from "./house.ts";
import { insideOf } from "./inside.ts";
import {
  ContactsPage,
  EndedPage,
  HomePage,
  JoinPage,
  LettersPage,
  NotificationsPage,
  OutboxPage,
  PeoplePage,
  SessionsPage,
  SetUpPage,
  SignInPage,
  WaitingRoomPage,
  WelcomePage,
} from "./lazy-pages.ts";
import { NothingPage } from "./nothing-page.tsx";
import { type Route, routeOf } from "./route.ts";
import { Shell } from "./shell.tsx";

const TITLES: Record<Route["page"], string> = {
  home: say.home,
  chat: say.chat,
  people: say.people,
  contacts: say.contacts,
  letters: say.letters,
  outbox: say.outbox,
  sessions: say.sessions,
  "waiting-room": say.waitingRoom,
  notifications: say.notifications,
  "sign-in": say.signIn,
  "set-up": say.product,
  welcome: say.product,
  join: say.join,
  invitation: say.product,
  ended: say.product,
  nothing: say.nothingHere,
};

/** The page of the address. Pages of those who are in stand in the shell; the doors stand alone. */
export function Page() {
  const route = routeOf(address.value);
  useTitle(route);
  switch (route.page) {
    case "sign-in":
      return <SignInPage />;
    case "set-up":
      return <SetUpPage />;
    case "welcome":
      return <WelcomePage />;
    case "join":
      return <JoinPage />;
    case "invitation":
      return <InvitationPage />;
    case "ended":
      return <EndedPage />;
    case "outbox":
      return <OutboxPage />;
    default:
      return (
        <Shell route={route}>
          <Inside route={route} />
        </Shell>
      );
  }
}

function Inside({ route }: { route: Route }) {
  const me = useHouse().someone.value?.me;
  if (me === undefined) return null;
  if (route.page === "home" && me.guest) return <GoTo place="/chat" />;
  if (me.guest && !insideOf(me).has(route.page)) return <NothingPage />;
  switch (route.page) {
    case "home":
      return <HomePage />;
    case "chat":
      return <ChatPage route={route} />;
    case "people":
      return <PeoplePage />;
    case "contacts":
      return <ContactsPage />;
    case "letters":
      return <LettersPage />;
    case "sessions":
      return <SessionsPage />;
    case "notifications":
      return <NotificationsPage />;
    case "waiting-room":
      return <WaitingRoomPage key={route.appointmentId} appointmentId={route.appointmentId} />;
    default:
      return <NothingPage />;
  }
}

function GoTo({ place }: { place: string }) {
  useEffect(() => goInstead(place), []);
  return null;
}

function useTitle(route: Route): void {
  const house = useHouse();
  const organisation = house.someone.value?.organisation.name ?? "";
  const unread = house.unread.value;
  useEffect(() => {
    document.title = say.title(TITLES[route.page], organisation, unread);
  }, [route.page, organisation, unread]);
}
