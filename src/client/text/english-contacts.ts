import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of a contact's form, and of the page of contacts. */
export const sayOfContacts = {
  ...theForm(),
  onlyHosts: "Only hosts keep contacts.",
  about: "People without an account whom you chat with. They come in by a link or a code.",
  search: "Search",
  add: "New contact",
  addTitle: "New contact",
  save: "Save",
  saved: (name: string) => `${name} is saved.`,
  chat: "Chat",
  chatWith: (name: string) => `Chat with ${name}`,
  edit: "Edit",
  editNamed: (name: string) => `Edit ${name}`,
  none: "No contacts yet.",
  noneWhy: "You can also add somebody in New Chat.",
  noneFits: "No contact fits what you are looking for.",
  shown: (contacts: number) => count(contacts, { one: "# contact", other: "# contacts" }),
  showMore: (more: number) => count(more, { one: "Show # more", other: "Show # more" }),
  noAddress: "no mobile number and no e-mail address",
  optedOut: "Cannot be texted: asked for no more texts (STOP). They can reply START.",
  merge: "Merge with another",
  mergeTitle: "Merge two contacts",
  mergeWhich: (name: string) => `Which other contact is also ${name}?`,
  mergeSearch: "Other contact",
  mergeStays: "Which one stays?",
  mergeWhat:
    "The one that stays takes over the chats of the other one, and any address or notes that it lacks. The other one is gone then: they are signed out where they are, and links that were sent to them go on for the one that stays. This cannot be undone.",
  mergeDo: "Merge",
  merged: (name: string) => `Merged into ${name}.`,
  chooseAnother: "Choose another one",
  delete: "Delete contact",
  deleteWhat: (name: string) => `${name} leaves your chats at once. Their links and codes stop working.`,
  deleteDo: "Delete",
  deleted: (name: string) => `${name} is deleted.`,
  keep: "Keep",
};

function theForm() {
  return {
    name: "Name",
    mobile: "Mobile phone",
    mobileHint: "United States or Canada. It gets text messages.",
    sameNumber: (name: string) => `${name} has this number too.`,
    timeZone: "Time zone",
    timeZoneIs: (zone: string) => `Time zone: ${zone} ·`,
    change: "Change",
    changeTimeZone: "Change time zone",
    moreNotes: "Your notes about them",
    notes: "Notes",
    notesHint: "Only you see them: neither the contact nor a colleague does.",
  };
}
