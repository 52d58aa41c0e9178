import { lazily } from "./lazy.tsx";

/** Pages that come over the network when they are first visited: what everybody waits for stays small. */
export const SignInPage = lazily(async () => (await import("../sign-in/sign-in-page.tsx")).SignInPage);
export const HomePage = lazily(async () => (await import("../home/home-page.tsx")).HomePage);
export const ContactsPage = lazily(async () => (await import("../contacts/contacts-page.tsx")).ContactsPage);
export const LockedPage = lazily(async () => (await import("../session/locked-page.tsx")).LockedPage);
export const SessionsPage = lazily(async () => (await import("../sessions/sessions-page.tsx")).SessionsPage);
export const JoinPage = lazily(async () => (await import("../join/join-page.tsx")).JoinPage);
export const WaitingRoomPage = lazily(
  async () => (await import("../waiting-room/waiting-room-page.tsx")).WaitingRoomPage,
);

/** With a list of where they are, which is long. */
const seldom = () => import("./seldom-pages.ts");
export const AccountPage = lazily(async () => (await seldom()).accountPage());
export const RequiredPage = lazily(async () => (await seldom()).requiredPage());
export const EndedPage = lazily(async () => (await seldom()).endedPage());
export const PeoplePage = lazily(async () => (await seldom()).peoplePage());
export const HelpPage = lazily(async () => (await seldom()).helpPage());
export const LettersPage = lazily(async () => (await seldom()).lettersPage());
export const NothingPage = lazily(async () => (await seldom()).nothingPage());
export const OutboxPage = lazily(async () => (await seldom()).outboxPage());
export const SetUpPage = lazily(async () => (await seldom()).setUpPage());
export const WelcomePage = lazily(async () => (await seldom()).welcomePage());
export const SupportPage = lazily(async () => (await seldom()).supportPage());
export const ConfirmPage = lazily(async () => (await seldom()).confirmPage());
export const LinkPage = lazily(async () => (await seldom()).linkPage());
export const ChatOffPage = lazily(async () => (await seldom()).chatOffPage());
export const ChatOffDoor = lazily(async () => (await seldom()).chatOffDoor());
export const ResetPage = lazily(async () => (await seldom()).resetPage());
export const OrganisationPage = lazily(async () => (await seldom()).organisationPage());
export const LogPage = lazily(async () => (await seldom()).logPage());
export const NotificationsPage = lazily(async () => (await seldom()).notificationsPage());
