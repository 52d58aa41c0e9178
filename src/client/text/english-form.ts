/** The words that forms, and what is copied from them, have in common. */
export const sayInForms = {
  signInTo: "Sign in to Clinical Chat",
  haveCode: "I have an access code",
  email: "E-mail",
  password: "Password",
  passwordHint: "At least 15 characters. Four or five words are easy to remember.",
  showPassword: "Show what I type",
  copy: "Copy",
  copied: "Copied",
  done: "Done",
};
