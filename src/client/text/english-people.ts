/** The words of the page where administrators say who works here. */
export const sayOfPeople = {
  colleagues: "Colleagues",
  addColleague: "Add a colleague",
  colleagueName: "Name",
  roles: "Roles",
  roleNames: { administrator: "Administrator", host: "Host", participant: "Participant" },
  roleHints: {
    administrator: "Says who works here and what holds in the organisation, and may do all that a host may.",
    host: "Starts chats, and may delete any message in them.",
    participant: "Everyone is a participant and may chat. Choose what else this person is.",
  },
  add: "Add",
  linkFor: (name: string) => `Link for ${name}`,
  linkWhy: (until: string) =>
    `Give it to them yourself. It works once, until ${until}. It will not be shown again.`,
  mailed: (name: string, until: string) =>
    `An e-mail with a link is on its way to ${name}. The link works once, until ${until}.`,
  invited: "has not signed in yet",
  active: "active",
  deactivated: "deactivated",
  secondFactor: "second factor",
  noSecondFactor: "no second factor",
  you: "you",
  change: "Change",
  changeNamed: (name: string) => `Change ${name}`,
  save: "Save",
  saved: (name: string) => `${name} is saved.`,
  newLink: "New link",
  newLinkFor: (name: string) => `New link for ${name}`,
  newLinkWhy: "For somebody who forgot the password. The old one works until a new one is chosen.",
  resetFactor: "Take the second factor away",
  resetFactorWhat: (name: string) =>
    `${name} is signed out everywhere, and signs in with the password alone until they set up a new second factor. They are told by e-mail. Make sure that it is really ${name} who asks.`,
  resetFactorDo: "Take it away",
  factorReset: (name: string) => `The second factor of ${name} is taken away.`,
  deactivate: "Deactivate",
  deactivateNamed: (name: string) => `Deactivate ${name}`,
  deactivateWhat: (name: string) =>
    `${name} is signed out everywhere at once and cannot sign in. Their sessions end, and they leave every chat. Chats in which no other host is left, and contacts that nobody else keeps, pass to the administrators.`,
  deactivateSelf:
    "You are signed out at once, cannot sign in again, and leave every chat. Chats in which no other host is left, and contacts that nobody else keeps, pass to the other administrators.",
  deactivateDo: "Yes, deactivate",
  isDeactivated: (name: string) => `${name} is deactivated.`,
  restore: "Restore",
  restoreNamed: (name: string) => `Restore ${name}`,
  restoreWhat: (name: string) =>
    `${name} can sign in again as before, with the same name, roles, password and second factor. They do not come back into the chats that they left; sessions that ended stay ended, and contacts that were passed on stay where they are.`,
  restoreDo: "Yes, restore",
  isRestored: (name: string) => `${name} can sign in again.`,
  keep: "Leave it as it is",
  onlyAdministrators: "Only administrators can see this page.",
};
