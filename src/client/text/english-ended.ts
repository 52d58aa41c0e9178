/** The words for a guest whose link, or whose access, has ended. */
export const sayWhenEnded = {
  incomplete: "This link is not complete",
  incompleteWhy: "Please open it again from where you got it, or ask your clinic for a new one.",
  ended: "This link has ended",
  endedWhy: "Links work for 24 hours.",
  elsewhere: "This link belongs to another device",
  elsewhereWhy:
    "It was opened on another device or in another browser, and works only there. You can have a new link for this one.",
  notOpened: "The chat could not be opened just now",
  sendNew: "Send me a new link",
  sentNew:
    "If this link was ours, a new one is on its way to the phone or e-mail address that your clinic has on file.",
  stillIn: "You are still in on this device.",
  toChat: "Go to your chat",
  over: "You are out of the chat",
  overWhy: "Your access on this device has ended, and nothing of the chat is left on it.",
  overBack: "To come back, open your newest link, or ask your clinic for a new one.",
  needHelp: "If you need help, call your clinic.",
  left: "You have left the chat on this device",
  leftWhy: "Nothing of the chat is left on it.",
};
