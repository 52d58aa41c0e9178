/** The words of allowing an organisation's sign-in to open one's account. */
export const sayOfLinking = {
  heading: "Sign in with your organisation?",
  what: "If you allow it, whoever your organisation's sign-in says is you comes into this account, without the password and second factor that you have here.",
  onlyIfYou: "Allow it only if you have just tried to sign in that way.",
  allow: "Allow it",
  allowed: "Allowed",
  allowedWhat: "From now on your organisation's sign-in opens your account.",
  signIn: "Sign in",
  incomplete: "Part of the link is missing",
  incompleteWhy: "Please open it again from the e-mail, or copy all of it.",
};
