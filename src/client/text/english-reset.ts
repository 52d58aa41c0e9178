/** The words of the pages by which one comes to a new password. */
export const sayOfReset = {
  forgot: "Forgot your password?",
  forgotWhy:
    "Enter the e-mail address with which you sign in. We send a link there, with which you choose a new password.",
  send: "Send me the link",
  sent: (email: string) =>
    `If there is an account with ${email}, an e-mail with a link is on its way. The link works once, within an hour.`,
  nothingCame:
    "Nothing has come after some minutes? Look among unwanted mail, or ask an administrator of your organisation.",
  noMail: "This clinic sends no e-mail. Please ask an administrator for a new link.",
  toSignIn: "Back to the sign-in",
  newLink: "Have a new link sent to you",
  chosen: "Your new password is set. One more step, and you are in.",
  choose: "Choose a new password",
  chooseWhy: "Wherever else you are signed in, you are signed out then. Your e-mail address to sign in with:",
};
