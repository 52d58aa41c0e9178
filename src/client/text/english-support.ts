import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of Support's page, of asking Support, and of a chat that is turned off. */
export const sayOfSupport = {
  off: "Chat is turned off for this organisation",
  offForGuests: (clinic: string) => `${clinic} does not use this chat at the moment.`,
  offForAccounts: "Nobody can write or read messages now, and links and codes open nothing.",
  offBack:
    "When it is turned on again, this page shows the chat by itself. Messages still end at their time.",
  offKeepLink: "When it is turned on again, the same link or code works, if its time is not over.",
  again: "Try again",
  yourClinic: "Your clinic",
  emergency: "In an emergency, do not wait for this chat.",
  call: (number: string) => `Call ${number}`,
  toSettings: "To the organisation's settings",

  heading: "Organisations",
  what: "Clinical Chat is turned off and on when an administrator of the organisation has asked for it from their e-mail address.",
  none: "There is no organisation yet.",
  onlySupport: "Only Support can see this page.",
  organisation: "Organisation",
  users: "Users",
  retention: "Messages kept",
  request: "Request",
  chat: "Clinical Chat",
  switchWhy: (wish: "off" | "on") => `No administrator has asked to turn it ${wish}.`,
  asks: (wish: "off" | "on", time: string) => `Asks to turn it ${wish}, confirmed ${time}`,
  noRequest: "None",
  decline: "Decline",
  declineFor: (name: string) => `Decline the request of ${name}`,
  retentionFor: (name: string) => `Messages of ${name} are kept`,
  confirmSwitch: (name: string, wish: "off" | "on") => `Turn ${wish} Clinical Chat for ${name}?`,
  confirmOff:
    "At once nobody of this organisation can read or write messages, and links and codes open nothing. What is there still ends at its time.",
  confirmOn: "Chats, links and codes work again at once, with what has not ended meanwhile.",
  confirmDecline: (name: string) => `Decline the request of ${name}?`,
  confirmDeclineWhat: (email: string) => `${email} would have to ask again. Nothing else changes.`,
  confirmRetention: (name: string, period: string) => `Keep messages of ${name} for ${period}?`,
  confirmRetentionWhat: "It counts for what is sent from now on. What is there keeps its end.",
  toldAll: "Its administrators get an e-mail.",
  turn: (wish: "off" | "on") => `Turn ${wish}`,
  change: "Change",
  cancel: "Cancel",
  turned: (name: string, wish: "off" | "on") => `Clinical Chat is turned ${wish} for ${name}.`,
  declined: (name: string) => `The request of ${name} is declined.`,
  kept: (name: string, period: string) => `Messages of ${name} are kept for ${period} from now on.`,
  period: (ms: number) => {
    const hours = Math.round(ms / 3_600_000);
    if (hours > 48 && hours % 24 === 0) return count(hours / 24, { one: "# day", other: "# days" });
    return count(hours, { one: "# hour", other: "# hours" });
  },

  confirmHeading: (wish: "off" | "on") => `Ask Support to turn ${wish} Clinical Chat?`,
  confirmWhat: (organisation: string, wish: "off" | "on") =>
    wish === "off"
      ? `Support will turn it off for ${organisation}: nobody can read or write messages then, and links and codes open nothing.`
      : `Support will turn it on again for ${organisation}.`,
  confirmWhen: "Support has seven days to do so. Every administrator gets an e-mail when it is done.",
  confirmDo: "Yes, ask Support",
  confirmed: "Support is asked",
  confirmedWhat: "There is nothing more to do. You can close this page.",
  linkDoesNotWork: "This link does not work any more",
  linkDoesNotWorkWhy:
    "It works once, within an hour. Somebody else may have asked meanwhile, too. You can ask again in the organisation's settings.",
  linkIncomplete: "Part of the link is missing",
  linkIncompleteWhy: "Please open it again from the e-mail, or copy all of it.",
};
