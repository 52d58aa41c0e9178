/** The words of the pages to which one-time links lead. */
export const sayAtDoors = {
  setUp: "Set up Clinical Chat",
  setUpWhy: "This is done once. You become the first administrator and can add your colleagues afterwards.",
  organisation: "Name of the organisation",
  emergencyNumber: "Number for emergencies",
  emergencyHint: "It stands beneath every chat, because a chat is no place for emergencies.",
  yourName: "Your name",
  nameHint: "As your colleagues and patients know you.",
  setUpDo: "Set up",
  welcome: (name: string) => `Welcome, ${name}`,
  welcomeTo: (organisation: string) => `${organisation} has made an account for you.`,
  welcomeWhy: "Choose a password, and you are in. Your e-mail address to sign in with:",
  welcomeDo: "Choose this password",
  noSecret: "This link is not complete",
  noSecretWhy: "Please open it again from where you got it, or ask for a new one.",
  linkDoesNotOpen: "This link does not open anything",
};
