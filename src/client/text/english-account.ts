import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of one's own account. */
export const sayOfAccount = {
  account: "Your account",
  proveFirst: "Show once more that it is you",
  proveWhy: "You signed in a while ago. Before this is changed, please show that it is still you.",
  proveByPassword: "Use your password instead",
  proveByPasskey: "Use a passkey instead",
  proveByCode: "Use your authenticator app instead",
  proveByNothing: "Please sign out and sign in again: then this can be changed.",
  notProved: "Nothing was changed.",
  goOn: "Continue",

  password: "Password",
  passwordSet: "You sign in with your e-mail address and a password.",
  passwordNone: "You have no password here: you sign in another way.",
  changePassword: "Change the password",
  choosePassword: "Choose a password",
  newPassword: "New password",
  leastPassword: (characters: number) =>
    `At least ${characters} characters. Four or five words are easy to remember.`,
  passwordElsewhere: "Everywhere else you are signed out then.",
  passwordChanged: "The password is changed. Everywhere else you are signed out.",

  passkeys: "Passkeys",
  passkeysWhy:
    "With a passkey you sign in by your fingerprint, your face or the PIN of your device. Nothing needs to be remembered or typed.",
  noPasskeys: "You have no passkey yet.",
  passkeysNotHere:
    "This browser cannot make a passkey here. It needs a newer browser, and an address that begins with https.",
  addPasskey: "Add a passkey",
  passkeyAdded: "The passkey is added. You can give it a name.",
  passkeyName: "Name of the passkey",
  passkeyNameHint: "So that you know which device it is on.",
  renamePasskey: (name: string) => `Rename ${name}`,
  rename: "Rename",
  save: "Save",
  removePasskey: (name: string) => `Remove ${name}`,
  remove: "Remove",
  removePasskeyWhat: "You can then no longer sign in with it. On the device itself it may still be listed.",
  keep: "Keep it",
  neverUsed: (made: string) => `Added ${made}, not used yet`,
  used: (made: string, used: string) => `Added ${made}, last used ${used}`,

  app: "Authenticator app",
  appWhy: "An app on your phone shows a code of six digits, which you type in after your password.",
  appOn: "An authenticator app is set up.",
  setUpApp: "Set up an authenticator app",
  replaceApp: "Set up another app in its place",
  scan: "Scan this picture with your authenticator app.",
  picture: "Picture for your authenticator app",
  orType: "Or type this key into the app:",
  appKey: "Key for the app",
  openApp: "The app is on this device: open it",
  thenCode: "Then type in the code that the app shows:",
  appAdded: "The authenticator app is set up.",
  removeApp: "Remove the app",
  removeAppWhat: "Its codes no longer work then.",
  appRemoved: "The authenticator app is removed.",

  recovery: "Recovery codes",
  recoveryWhy: "When your phone or your passkey is lost, such a code lets you in. Each works once.",
  recoveryLeft: (left: number) =>
    left === 0
      ? "You have none left."
      : count(left, { one: "You have # code left.", other: "You have # codes left." }),
  newCodes: "Make new recovery codes",
  newCodesWhat: "Those you have now no longer work then.",
  newCodesDo: "Make new ones",
  keepCodes: "Keep these recovery codes",
  keepCodesWhy:
    "When your phone or your passkey is lost, one of them lets you in. They are shown this once. Keep them where you find them without your phone: on paper, for example.",
  download: "Save as a file",
  print: "Print",
  haveKept: "I have kept them",
  fileName: "clinical-chat-recovery-codes.txt",
  file: (email: string, day: string, codes: readonly string[]) =>
    [
      "Recovery codes for Clinical Chat",
      `Account: ${email}`,
      `Made on ${day}. Each code works once.`,
      "",
      ...codes,
      "",
    ].join("\r\n"),

  devices: "Your devices",
  devicesWhy:
    "Where you are signed in now. If you do not know one of them, sign it out and change your password.",
  thisOne: "this one",
  unknownDevice: "A device that does not say what it is",
  lastUsed: (at: string) => `Last used ${at}`,
  signedInAt: (at: string) => `signed in ${at}`,
  signOutDevice: (device: string) => `Sign out ${device}`,
  signOut: "Sign out",
  signOutOthers: "Sign out all the others",
  signedOutOthers: "Everywhere else you are signed out.",
  signedOutDevice: (device: string) => `${device} is signed out.`,

  required: "One thing before you go on",
  requiredWhy:
    "Your account needs a second way to show that it is you, besides the password. You set it up once; it takes a minute.",
  requiredPasskey: "Set up a passkey",
  requiredPasskeyWhy: "The quickest way: your fingerprint, your face or the PIN of this device.",
  requiredApp: "Use an authenticator app",
  requiredAppWhy: "A code from an app on your phone, each time you sign in.",
  otherWay: "Choose another way",
  ready: "Your second step is set up",
  readyWhy: "From now on you are asked for it when you sign in.",
  signOutInstead: "Sign out",
};
