/** The words of the page where colleagues are added. */
export const sayOfPeople = {
  colleagues: "Colleagues",
  addColleague: "Add a colleague",
  colleagueName: "Name",
  roles: "Roles",
  roleNames: { administrator: "Administrator", host: "Host", participant: "Participant" },
  roleHints: {
    administrator: "Adds colleagues, and may do all that a host may.",
    host: "Starts chats, and may delete any message in them.",
    participant: "Everyone is a participant and may chat. Choose what else this person is.",
  },
  add: "Add",
  linkFor: (name: string) => `Link for ${name}`,
  linkWhy: (until: string) =>
    `Give it to them yourself. It works once, until ${until}. It will not be shown again.`,
  newLink: "New link",
  newLinkFor: (name: string) => `New link for ${name}`,
  invited: "has not signed in yet",
  onlyAdministrators: "Only administrators can see this page.",
};
