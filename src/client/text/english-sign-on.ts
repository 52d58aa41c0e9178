/** The words of signing in at an organisation's own provider, and of setting that up. */
export const sayOfSignOn = {
  use: "Use my organisation's sign-in",
  useHint: "We only need to know which organisation is yours.",
  goOn: "Continue to my organisation",
  instead: "Use my password instead",
  /** By the code that the server left in the address. */
  problems: {
    "single-sign-on-failed":
      "Your organisation's sign-in did not let you in. Please try again, or ask an administrator of your organisation.",
    "single-sign-on-letter":
      "You have an account here already. We sent you a letter to confirm that it is yours: please open the link in that e-mail, and sign in again.",
    "sign-in-over": "That took too long, or was begun in another window. Please sign in again.",
    "too-fast": "That was too much at once. Please wait a moment and try again.",
    "sign-in-failed": "Your account is closed. Please ask an administrator of your organisation.",
  } as Readonly<Record<string, string>>,
  otherProblem: "Your organisation's sign-in did not work out. Please try again.",

  heading: "Your organisation's own sign-in",
  why: "Colleagues sign in where they sign in for everything else (OpenID Connect), and get an account here when they first come.",
  none: "It is not set up.",
  isSetUp: (issuer: string) => `It is set up, at ${issuer}.`,
  setUp: "Set it up",
  change: "Change it",
  redirectUri: "Address to come back to",
  redirectHint: "The provider must know this address, to send people back to:",
  issuer: "Issuer",
  issuerHint: "The provider's address, such as https://login.example.org",
  test: "Test the provider",
  testWorks: "The provider answers as it should. Save, then sign in by it once to see that all of it works.",
  clientId: "Client ID",
  clientSecret: "Client secret",
  secretKept: "One is kept. Leave this empty to keep it.",
  secretHint: "As the provider gave it. It is sealed, and never shown again.",
  domains: "E-mail domains",
  domainsHint:
    "Who has an address of one of these is sent to the provider. Several are separated by commas: clinic.example, lab.example",
  groupsClaim: "Claim with the groups",
  groups: "Groups and their roles",
  groupsHint:
    "One group a line, then a colon and its roles: host or administrator. Each sign-in gives the roles of a person's groups, and takes others away. Leave it empty to give roles here.",
  groupsUnclear: (line: string) =>
    `“${line}” is not clear. A line is a group, a colon, and host or administrator.`,
  localSignIn: "Hosts and participants may sign in with a password too",
  localSignInHint:
    "Can be switched off when you have come in by the provider yourself. Administrators keep their password in any case, so that nobody is locked out when the provider is down.",
  save: "Save",
  saved: "Saved",
  remove: "Remove it",
  removeWhat:
    "Everybody signs in with a password again. Who has none can ask for one under “Forgot your password?”.",
  removed: "Removed. Everybody signs in with a password again.",
  keep: "Keep it",
};
