/**
 * What can go wrong, for programs (the code) and for people (the sentence).
 * A code never changes its meaning; it is part of the product's interface.
 */
export const SENTENCES = {
  "not-json": "The server could not read this. Please reload the page and try again.",
  "unknown-frame": "The server does not know this request. Please reload the page to get the newest version.",
  "invalid-frame":
    "Part of this request is missing or has the wrong form. Please reload the page and try again.",
  "invalid-body": "Part of this request is missing or has the wrong form. Please check what you entered.",
  "too-large": "This is larger than the server accepts. Please send less at a time.",
  "too-fast": "That was too much at once. Please wait a moment and try again.",
  "wrong-origin": "This request came from another website, so it was not carried out.",
  "protocol-version": "This page is older than the server. Please reload it.",
  "not-signed-in": "You are signed out. Please sign in again.",
  "not-found": "There is nothing at this address.",
  "not-allowed": "Only a host may do this.",
  "administrators-only": "Only an administrator may do this.",
  "text-empty": "There is nothing to send yet. Please write a message first.",
  "text-too-long": "This message is longer than 10,000 characters. Please send it in parts.",
  "text-unreadable":
    "This message has characters that cannot be shown. Please remove them and send it again.",
  "thread-not-found":
    "This chat is not among yours. It may have been closed, or you may have been removed from it.",
  "message-not-found": "This message is gone already.",
  "message-of-another": "Only a host may delete other people's messages. You can delete your own.",
  "person-not-found": "This person is not in your organisation.",
  "nobody-chosen": "Please choose at least one person to chat with.",
  "too-many-members": "A chat can have up to 100 people.",
  "sign-in-failed": "The e-mail address or the password is not right.",
  "sign-in-too-often": "There were too many attempts. Please wait 15 minutes and try again.",
  "link-ended": "This link has ended or was used already. Please ask for a new one.",
  "link-elsewhere":
    "This link was opened on another device, and works only there. You can have a new link sent to you.",
  "code-wrong":
    "This code does not open anything. Please check the nine digits, or ask your host for a new code.",
  "code-or-proof-wrong": "The code or the last four digits are not right. Please check both.",
  "code-incomplete": "An access code has nine digits. Please check it.",
  "code-second-proof":
    "To keep everybody safe, we ask for one thing more: the last four digits of your mobile number, or your name.",
  "code-too-often": "There were too many attempts. Please wait a while, or ask your host for a link instead.",
  "admission-ended": "Nobody let you in this time. Please call the clinic, or try again.",
  "contact-not-found": "This contact is not among yours.",
  "contact-unreachable": "Please enter a mobile number or an e-mail address, so that they can be invited.",
  "contact-shared": "A colleague keeps this contact too, so it cannot be merged away. Please ask them first.",
  "too-many-contacts":
    "You have 5,000 contacts, which is the most. Please delete some that you no longer need.",
  "contact-with-itself": "Please choose two different contacts.",
  "name-too-short": "Please enter a name of at least 2 characters.",
  "notes-too-long": "These notes are longer than 2,000 characters. Please shorten them.",
  "notes-unreadable": "These notes have characters that cannot be shown. Please remove them.",
  "mobile-invalid": "This does not look like a phone number. Please check it.",
  "mobile-abroad":
    "Text messages can be sent to the United States and Canada only. Puerto Rico and other places that share the +1 are not among them. Please use an e-mail address.",
  "time-zone-unknown": "This time zone is not known. Please choose one from the list.",
  "quiet-hours-invalid": "Quiet hours need a beginning and an end that differ.",
  "channel-unavailable": "There is no address for this kind of notification. Please choose another.",
  "email-missing": "There is no e-mail address on file for you. Please ask your host to add one.",
  "not-a-guest": "This is for people who came in by a link or a code.",
  "cannot-be-reached": "There is no way to reach this person now. Please read out a code instead.",
  "link-too-soon":
    "A link has gone to this person already. The next one can be sent after five minutes, and after five of them within a day after an hour.",
  "letters-too-often":
    "20 letters have gone to this person within a day, and no more do for now. Please read out a code instead.",
  "member-not-found": "This person is not in this chat.",
  "appointment-not-found": "This session is not among yours, or it has ended.",
  "appointment-in-the-past": "Please choose a time from now on.",
  "appointment-too-far": "Please choose a time within the next year.",
  "letter-not-found": "This letter is gone already.",
  "file-empty": "This file is empty. Please choose another one.",
  "file-too-large": "This file is larger than 200 MB, which is the most for one file.",
  "file-day-full":
    "You have {left} MB left today, and this file is larger. There is more when the day is over.",
  "file-no-room":
    "The server has no room for this file just now. Please try again later, and tell the clinic.",
  "file-not-found": "This file is gone.",
  "file-infected":
    "This file holds something that harms computers, so nobody received it. Please have the device that it came from checked.",
  "file-unscannable":
    "This file could not be checked for harmful content, so nobody received it. Large archives can be sent unpacked.",
  "picture-too-large": "This picture has more than 100 million pixels. Please send a smaller version of it.",
  "picture-unclear":
    "The place where this was taken could not be removed from it. Please send a picture as JPEG, or a video without its place.",
  "file-name-missing": "This file has no name. Please give it one.",
  "file-name-too-long": "The name of this file is longer than 255 characters. Please shorten it.",
  "file-name-unreadable": "The name of this file has characters that cannot be shown. Please rename it.",
  "file-name-path": "The name of a file cannot have a slash in it. Please rename it.",
  "file-name-reserved": "Some computers cannot save a file of this name. Please rename it.",
  "upload-not-found": "This upload has ended. Please choose the file again.",
  "upload-elsewhere": "This upload stands at another place than expected. It goes on from there.",
  "upload-too-long": "More came than the file should have. Please choose the file again.",
  "upload-unclear": "The server could not understand this upload. Please reload the page and try again.",
  "name-missing": "Please enter a name.",
  "name-too-long": "This name is longer than 120 characters. Please shorten it.",
  "email-invalid": "This does not look like an e-mail address. Please check it.",
  "email-taken": "Somebody with this e-mail address has an account already.",
  "password-too-short": "Please choose a password of at least 15 characters. Several words are good.",
  "password-short-beside-factor": "Please choose a password of at least 8 characters.",
  "password-longer-first":
    "Your password has fewer than 15 characters, which is enough only beside a second factor. Please choose a longer one first.",
  "password-too-long": "Please choose a password of at most 128 characters.",
  "password-common": "This password is on lists that attackers try first. Please choose another.",
  "password-personal":
    "This password is made of your name, your e-mail address or your organisation's name, which attackers try first. Please choose another.",
  "second-factor-wrong": "This code is not right, or was used already. Please enter the newest one.",
  "recovery-code-wrong":
    "This recovery code is not right, or was used already. Each works once: please enter another one.",
  "second-factor-required": "Your account needs a second way to prove who you are. Please set one up.",
  "second-factor-last":
    "Your account needs a second factor, and this is your only one. Please add another one first.",
  "sign-in-over": "That took too long, or there were too many attempts. Please sign in from the beginning.",
  "prove-again": "Before this can be changed, please show once more that it is you.",
  "passkey-failed": "This passkey was not accepted. Please try again, or sign in another way.",
  "passkey-copied":
    "There seem to be two copies of this passkey, so it was not accepted. Please sign in another way, and tell an administrator.",
  "passkey-known": "This passkey is among yours already.",
  "too-many-passkeys": "You have 20 passkeys, which is the most. Please remove one first.",
  "passkey-not-found": "This passkey is gone already.",
  "password-wrong": "The password is not right.",
  "last-administrator": "You are the only administrator. Please make somebody else an administrator first.",
  "own-account": "You cannot do this to your own account. Please ask another administrator.",
  "single-sign-on-unknown":
    "For this e-mail address there is no sign-in of an organisation. Please use your password.",
  "single-sign-on-failed": "Your organisation's sign-in did not work out. Please try again.",
  "single-sign-on-letter":
    "You have an account here already. We sent you a letter to confirm that it is yours: please open the link in that e-mail, and sign in again.",
  "single-sign-on-only": "Your organisation has its own sign-in. Please use that.",
  "single-sign-on-invalid": "These settings do not work: {reason}. Please check them.",
  "domain-taken": "Another organisation uses this domain already.",
  "domain-public":
    "Anybody can have an e-mail address there. Please enter only domains that are your organisation's own.",
  "settings-invalid": "Please check this setting.",
  "chat-disabled": "Chat is turned off for this organisation",
  "support-only": "Only Support may do this.",
  "organisation-not-found": "There is no such organisation.",
  "request-needed":
    "This needs a request of an administrator of the organisation, confirmed from their e-mail address.",
  "no-mail": "This installation cannot send e-mail. Please ask whoever runs it to set that up.",
  "retention-invalid": "Messages can be kept from 1 hour up to 30 days.",
  "server-stopping": "The server is restarting. What you wrote is kept and will be sent.",
  "try-again": "The server could not do this just now. Nothing was lost. Please try again in a moment.",
} as const;

export type ErrorCode = keyof typeof SENTENCES;
