/** Where the pages are that few people visit, or seldom: the list of them comes over the network as well. */
export const accountPage = async () => (await import("../account/account-page.tsx")).AccountPage;
export const requiredPage = async () => (await import("../account/required-page.tsx")).RequiredPage;
export const endedPage = async () => (await import("../invitation/ended-page.tsx")).EndedPage;
export const peoplePage = async () => (await import("../people/people-page.tsx")).PeoplePage;
export const helpPage = async () => (await import("../help/help-page.tsx")).HelpPage;
export const lettersPage = async () => (await import("../letters/letters-page.tsx")).LettersPage;
export const nothingPage = async () => (await import("./nothing-page.tsx")).NothingPage;
export const outboxPage = async () => (await import("../outbox/outbox-page.tsx")).OutboxPage;
export const setUpPage = async () => (await import("../set-up/set-up-page.tsx")).SetUpPage;
export const welcomePage = async () => (await import("../welcome/welcome-page.tsx")).WelcomePage;
export const supportPage = async () => (await import("../support/support-page.tsx")).SupportPage;
export const confirmPage = async () => (await import("../support/confirm-page.tsx")).ConfirmPage;
export const linkPage = async () => (await import("../sign-on/link-page.tsx")).LinkPage;
export const chatOffPage = async () => (await import("../support/chat-off-page.tsx")).ChatOffPage;
export const chatOffDoor = async () => (await import("../support/chat-off-door.tsx")).ChatOffDoor;
export const resetPage = async () => (await import("../reset/reset-page.tsx")).ResetPage;
export const organisationPage = async () =>
  (await import("../organisation/organisation-page.tsx")).OrganisationPage;
export const logPage = async () => (await import("../log/log-page.tsx")).LogPage;
export const notificationsPage = async () =>
  (await import("../notifications/notifications-page.tsx")).NotificationsPage;
