import { lazily } from "./lazy.tsx";

/** Pages that come over the network when they are first visited: what everybody waits for stays small. */
export const SignInPage = lazily(async () => (await import("../sign-in/sign-in-page.tsx")).SignInPage);
export const AccountPage = lazily(async () => (await import("../account/account-page.tsx")).AccountPage);
export const RequiredPage = lazily(async () => (await import("../account/required-page.tsx")).RequiredPage);
export const HomePage = lazily(async () => (await import("../home/home-page.tsx")).HomePage);
export const EndedPage = lazily(async () => (await import("../invitation/ended-page.tsx")).EndedPage);
export const PeoplePage = lazily(async () => (await import("../people/people-page.tsx")).PeoplePage);
export const ContactsPage = lazily(async () => (await import("../contacts/contacts-page.tsx")).ContactsPage);
export const HelpPage = lazily(async () => (await import("../help/help-page.tsx")).HelpPage);
export const LettersPage = lazily(async () => (await import("../letters/letters-page.tsx")).LettersPage);
export const OutboxPage = lazily(async () => (await import("../outbox/outbox-page.tsx")).OutboxPage);
export const SessionsPage = lazily(async () => (await import("../sessions/sessions-page.tsx")).SessionsPage);
export const SetUpPage = lazily(async () => (await import("../set-up/set-up-page.tsx")).SetUpPage);
export const WelcomePage = lazily(async () => (await import("../welcome/welcome-page.tsx")).WelcomePage);
export const SupportPage = lazily(async () => (await import("../support/support-page.tsx")).SupportPage);
export const ConfirmPage = lazily(async () => (await import("../support/confirm-page.tsx")).ConfirmPage);
export const ChatOffPage = lazily(async () => (await import("../support/chat-off-page.tsx")).ChatOffPage);
export const ChatOffDoor = lazily(async () => (await import("../support/chat-off-door.tsx")).ChatOffDoor);
export const ResetPage = lazily(async () => (await import("../reset/reset-page.tsx")).ResetPage);
export const OrganisationPage = lazily(
  async () => (await import("../organisation/organisation-page.tsx")).OrganisationPage,
);
export const LogPage = lazily(async () => (await import("../log/log-page.tsx")).LogPage);
export const JoinPage = lazily(async () => (await import("../join/join-page.tsx")).JoinPage);
export const NotificationsPage = lazily(
  async () => (await import("../notifications/notifications-page.tsx")).NotificationsPage,
);
export const WaitingRoomPage = lazily(
  async () => (await import("../waiting-room/waiting-room-page.tsx")).WaitingRoomPage,
);
