/** The words of the menu at a person's name. */
export const sayInMenu = {
  signOut: "Sign out",
  leaveHere: "Leave this chat on this device",
  onMyComputer: "Chat on my computer",
  sentToComputer: "A link is on its way to your e-mail address. Open it on your computer.",
};
