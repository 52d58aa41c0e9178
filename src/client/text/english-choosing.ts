import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words for choosing people, and for entering somebody new. */
export const sayOfChoosing = {
  chatWith: "Chat With",
  chatWithHint: "Type at least two letters of a name. Several people make a group.",
  chosen: "Chosen people",
  removePerson: (name: string) => `Remove ${name}`,
  suggestions: "People",
  found: (people: number) => count(people, { one: "# person found", other: "# people found" }),
  nobodyFound: "Nobody of this name was found. You can add them as a new contact.",
  nobodyChosen: "Please choose at least one person to chat with.",
  notChosenYet: (typed: string) =>
    `“${typed}” is not chosen yet. Please choose somebody from the list, or clear the box.`,
  startChat: "Start chat",
  newContactNamed: (typed: string) => `New contact “${typed}”`,
  newContact: "New contact",
  addToChosen: "Add",
  discard: "Discard",
  contactChosen: (name: string) => `${name} is saved and chosen.`,
};
