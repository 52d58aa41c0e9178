import type { LetterWords } from "./letter-wording.ts";

export type AccountLetterKind =
  | "account-welcome"
  | "password-reset"
  | "chat-request"
  | "chat-switched"
  | "retention-changed"
  | "second-factor-reset"
  | "new-sign-in-way"
  | "link-provider"
  | "password-changed"
  | "factor-removed"
  | "sign-on-changed"
  | "new-administrator";

/** What a letter about somebody's own account may say: no name of anybody, whoever else may read the mail. */
export interface AccountLetterAbout {
  readonly kind: AccountLetterKind;
  /** Undefined where the organisation does not want to be named. */
  readonly organisation: string | undefined;
  readonly link: string;
  /** Of `chat-request` and `chat-switched`: what is wished, or what was done. */
  readonly wish?: "off" | "on";
}

const ONE_HOUR = "The link works once, within an hour of this e-mail.";
const NO_ANSWERS = "Nobody reads answers to this e-mail.";

/** The subject, the first sentence (its link follows), and what else there is to know. */
type Words = readonly [subject: string, before: string, after: string];

export function accountLetterWords({ kind, organisation, link, wish }: AccountLetterAbout): LetterWords {
  const [subject, before, after] = WORDS[kind](organisation ?? "your organisation", wish ?? "off");
  return {
    subject: organisation && !subject.includes(organisation) ? `${organisation}: ${subject}` : subject,
    text: `${[before, link, after, NO_ANSWERS].join("\n\n")}\n`,
  };
}

const WORDS: Readonly<
  Record<AccountLetterKind, (organisation: string, wish: NonNullable<AccountLetterAbout["wish"]>) => Words>
> = {
  "account-welcome": (organisation) => [
    "Your account for Clinical Chat",
    `An account for Clinical Chat was made for you at ${organisation}. Choose a password here:`,
    `${ONE_HOUR} When it has ended, open it all the same: you can have a new one sent to you.`,
  ],
  "password-reset": () => [
    "A new password for Clinical Chat",
    "Somebody, probably you, asked for a new password for your account. Choose one here:",
    `${ONE_HOUR} If it was not you, there is nothing to do: your password stays as it is.`,
  ],
  "chat-request": (organisation, wish) => [
    `Please confirm: turn ${wish} Clinical Chat`,
    `You asked Support to turn ${wish} Clinical Chat for ${organisation}. Please confirm that it was you:`,
    `${ONE_HOUR} If it was not you, do not open it, and tell Support that you did not ask: nothing happens without it.`,
  ],
  "chat-switched": (organisation, wish) => [
    `Clinical Chat was turned ${wish}`,
    `Support has turned ${wish} Clinical Chat for ${organisation}, as an administrator had asked. How it stands:`,
    wish === "off"
      ? "Nobody can open a chat now, nor come in by a link or a code. What was written still ends at its time."
      : "Chats, links and codes work again.",
  ],
  "retention-changed": (organisation) => [
    "How long messages are kept has changed",
    `Support has changed how long messages and files of ${organisation} are kept. How it stands:`,
    "It counts for what is sent from now on. What was sent before ends when it would have ended anyway.",
  ],
  "second-factor-reset": () => [
    "Your second factor was taken away",
    "An administrator has taken your passkeys, authenticator app and recovery codes from your account. Your password is still needed to sign in:",
    "If you did not ask for this, speak to an administrator at once.",
  ],
  "new-sign-in-way": () => [
    "A new way to sign in to your account",
    "A new way to sign in was added to your account for Clinical Chat. You can see and remove it here:",
    "If it was not you, choose a new password, end the other sessions, and speak to an administrator.",
  ],
  "link-provider": (organisation) => [
    "Please confirm: sign in with your organisation",
    `Somebody, probably you, wants to open your account by the sign-in of ${organisation}. If you allow it, whoever that sign-in says is you comes in without your password and second factor here. Allow it here:`,
    `${ONE_HOUR} If it was not you, do not open it, and tell whoever runs this installation: nothing happens without it.`,
  ],
  "password-changed": () => [
    "Your password was changed",
    "The password of your account for Clinical Chat was changed, and other sessions were ended. Your account:",
    "If it was not you, ask for a new password at once, and speak to an administrator.",
  ],
  "factor-removed": () => [
    "How you prove who you are has changed",
    "A passkey or the authenticator app was removed from your account for Clinical Chat, or its recovery codes were replaced. You can see what is left here:",
    "If it was not you, choose a new password, end the other sessions, and speak to an administrator.",
  ],
  "sign-on-changed": (organisation) => [
    "Your organisation's own sign-in was changed",
    `An administrator has set up, changed or removed the sign-in of ${organisation} by its own provider. How it stands:`,
    "If no administrator should have done this, look into the log, and speak to whoever runs this installation at once.",
  ],
  "new-administrator": (organisation) => [
    "Somebody became an administrator",
    `${organisation} has one more administrator in Clinical Chat. Who works there, and with which roles:`,
    "If nobody should have become one, look into the log, and take the role away at once.",
  ],
};

/** Where each leads, behind the address of the installation. */
export const ACCOUNT_LETTER_PATHS: Readonly<Record<AccountLetterKind, string>> = {
  "account-welcome": "/welcome",
  "password-reset": "/welcome",
  "chat-request": "/confirm",
  "chat-switched": "/organisation",
  "retention-changed": "/organisation",
  "second-factor-reset": "/account",
  "new-sign-in-way": "/account",
  "link-provider": "/link-sign-in",
  "password-changed": "/account",
  "factor-removed": "/account",
  "sign-on-changed": "/organisation",
  "new-administrator": "/people",
};
