/** The words of what follows the password, and of passkeys wherever they are used. */
export const sayAtSignIn = {
  oneMoreStep: "One more step",
  usePasskey: "Use a passkey",
  passkeyWhy: "Your device asks for your fingerprint, your face or its PIN.",
  passkeyElsewhere:
    "You sign in with a passkey, and this browser cannot use one here. Please sign in on the device that has it.",
  passkeyNotUsed: "The passkey was not used. You can try again, or choose another way.",
  passkeyKnown: "This device has a passkey of yours already.",
  passkeyUnknownHere: "This browser could not use a passkey here. Please choose another way.",
  appCode: "Code from your authenticator app",
  appCodeHint: "Six digits. The app shows a new code every 30 seconds.",
  recoveryCode: "Recovery code",
  recoveryCodeHint: "One of the codes that you kept when you set this up. Each works once.",
  goOn: "Continue",
  instead: {
    passkey: "Use a passkey instead",
    totp: "Use your authenticator app instead",
    recovery: "Use a recovery code",
  },
  nothingWorks:
    "Nothing of this at hand? An administrator can help you in again; for people of Support it is whoever runs this installation.",
  fromTheBeginning: "Start again",
};
