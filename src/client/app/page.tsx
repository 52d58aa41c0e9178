import { useEffect } from "preact/hooks";
import { InvitationPage } from "../invitation/invitation-page.tsx";
import { say } from "../text/say.ts";
import { ChatPage } from "../threads/chat-page.tsx";
import { address, goInstead } from "./address.ts";
import { useHouse } from "./house.ts";
import { insideOf, OF_THE_CHAT } from "./inside.ts";
import {
  AccountPage,
  ChatOffPage,
  ConfirmPage,
  ContactsPage,
  EndedPage,
  HelpPage,
  HomePage,
  JoinPage,
  LettersPage,
  LinkPage,
  LockedPage,
  LogPage,
  NothingPage,
  NotificationsPage,
  OrganisationPage,
  OutboxPage,
  PeoplePage,
  RequiredPage,
  ResetPage,
  SessionsPage,
  SetUpPage,
  SignInPage,
  SupportPage,
  WaitingRoomPage,
  WelcomePage,
} from "./lazy-pages.ts";
import { type Route, routeOf } from "./route.ts";
import { Shell } from "./shell.tsx";

const TITLES: Record<Route["page"], string> = {
  home: say.home,
  chat: say.chat,
  account: say.yourAccount,
  people: say.people,
  contacts: say.contacts,
  letters: say.letters,
  organisation: say.organisation,
  log: say.log,
  outbox: say.outbox,
  sessions: say.sessions,
  "waiting-room": say.waitingRoom,
  notifications: say.notifications,
  support: say.product,
  confirm: say.product,
  "link-sign-in": say.product,
  "sign-in": say.signIn,
  "set-up": say.product,
  welcome: say.product,
  reset: say.forgotPassword,
  join: say.join,
  invitation: say.product,
  ended: say.product,
  help: say.help,
  nothing: say.nothingHere,
};

/** The page of the address. Pages of those who are in stand in the shell; the doors stand alone. */
export function Page() {
  const route = routeOf(address.value);
  const house = useHouse();
  const locked = house.locked.value !== null;
  useTitle(locked && route.page !== "help" ? "sign-in" : route.page);
  switch (route.page) {
    case "sign-in":
      return <SignInPage />;
    case "set-up":
      return <SetUpPage />;
    case "welcome":
      return <WelcomePage />;
    case "reset":
      return <ResetPage />;
    case "join":
      return <JoinPage />;
    case "invitation":
      return <InvitationPage />;
    case "ended":
      return <EndedPage />;
    case "confirm":
      return <ConfirmPage />;
    case "link-sign-in":
      return <LinkPage />;
    case "help":
      return <HelpPage />;
    case "outbox":
      return <OutboxPage />;
    default:
      if (locked) return <LockedPage />;
      if (house.connection.state.value === "restricted") return <RequiredPage />;
      return (
        <Shell route={route}>
          <Inside route={route} />
        </Shell>
      );
  }
}

function Inside({ route }: { route: Route }) {
  const house = useHouse();
  const me = house.someone.value?.me;
  const standing = house.standing.value;
  if (me === undefined) return null;
  if (standing === "support" && OF_THE_CHAT.has(route.page)) return <GoTo place="/support" />;
  if (standing === "off" && OF_THE_CHAT.has(route.page)) return <ChatOffPage />;
  if (route.page === "home" && me.guest) return <GoTo place="/chat" />;
  if (me.guest && !insideOf(me).has(route.page)) return <NothingPage />;
  switch (route.page) {
    case "home":
      return <HomePage />;
    case "chat":
      return <ChatPage route={route} />;
    case "account":
      return <AccountPage />;
    case "people":
      return <PeoplePage />;
    case "contacts":
      return <ContactsPage />;
    case "letters":
      return <LettersPage />;
    case "organisation":
      return <OrganisationPage />;
    case "log":
      return <LogPage />;
    case "support":
      return <SupportPage />;
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

function useTitle(page: Route["page"]): void {
  const house = useHouse();
  const organisation = house.someone.value?.organisation.name ?? "";
  const unread = house.unread.value;
  useEffect(() => {
    document.title = say.title(TITLES[page], organisation, unread);
  }, [page, organisation, unread]);
}
