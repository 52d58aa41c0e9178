import { type Dates, daysFromNow } from "./dates.ts";
import { lists } from "./lists.ts";
import { plurals } from "./plural.ts";

const count = plurals("en");
const list = lists("en-GB");
const HOUR_MS = 3_600_000;

function duration(ms: number): string {
  const hours = Math.round(ms / HOUR_MS);
  if (hours > 48 && hours % 24 === 0) return count(hours / 24, { one: "# day", other: "# days" });
  return count(hours, { one: "# hour", other: "# hours" });
}

/** The words that everybody needs at once, in English; those of other pages come with them. */
export function english(dates: Dates) {
  return {
    product: "Clinical Chat",
    skip: "Skip to the page",
    unreachable: "The server could not be reached. Please check your connection and try again.",
    tryAgain: "Try again",
    cancel: "Cancel",
    loading: "Loading …",
    ...navigation,
    ...connection,
    ...threadList,
    ...thread(dates),
    ...composer,
  };
}

const navigation = {
  main: "Main",
  home: "Home",
  chat: "Chat",
  support: "Organisations",
  sessions: "Sessions",
  waitingRoom: "Waiting room",
  contacts: "Contacts",
  people: "People",
  letters: "Letters",
  organisation: "Organisation",
  log: "Log",
  outbox: "Outbox",
  notifications: "Notifications",
  help: "Help",
  join: "Access code",
  signIn: "Sign in",
  hostIsReady: "Your host is ready for you",
  forgotPassword: "Forgot your password?",
  yourAccount: "Your account",
  account: (name: string) => `Your account: ${name}`,
  title: (page: string, organisation: string, unread: number) =>
    `${unread > 0 ? `(${badge(unread)}) ` : ""}${page}${organisation === "" ? "" : ` – ${organisation}`}`,
  badge,
  unreadMessages: (unread: number) => count(unread, { one: "# unread message", other: "# unread messages" }),
  unreadNotifications: (unread: number) =>
    count(unread, { one: "# unread notification", other: "# unread notifications" }),
  nothingHere: "There is nothing at this address",
};

function badge(unread: number): string {
  return unread > 999 ? "999+" : String(unread);
}

const connection = {
  signedInAs: (name: string) =>
    `You are signed in here as ${name}; opening this signs you out. To try it as your patient, use a private window.`,
  notConnected: "Not connected. What you write is kept and sent when you are back.",
  upToDateAsOf: (time: string) => `Up to date as of ${time}.`,
  outdated: "There is a newer version of this page. What you have not sent will be lost when you reload it.",
  reload: "Reload the page",
};

const threadList = {
  chats: "Chats",
  newChat: "New Chat",
  noChats: "No chats yet.",
  noChatsStart: "starts one.",
  noChatsWait: "A host can start one with you.",
  unread: (unread: number) => `${badge(unread)} unread`,
  somebodyWhoLeft: "Somebody who left",
  you: (text: string) => `You: ${text}`,
  noMessages: "No messages",
  photo: "Photo",
  file: "File",
  olderChats: "Older chats",
  names: (names: readonly string[]) => list(names),
  onlyYou: "Only you",
  chooseChat: "Choose a chat on the left.",
};

function thread(dates: Dates) {
  return {
    ...inThread,
    time: dates.time,
    dateAndTime: dates.dateAndTime,
    shortDay: dates.shortDay,
    day: (at: number, now: number) => {
      const away = daysFromNow(at, now);
      return away === 0 ? "Today" : away === -1 ? "Yesterday" : dates.longDay(at);
    },
    goneAt: (at: number, now: number) => {
      const away = daysFromNow(at, now);
      const day = away === 0 ? "today" : away === 1 ? "tomorrow" : `on ${dates.shortDay(at)}`;
      return `Gone ${day} at ${dates.time(at)}`;
    },
  };
}

const inThread = {
  backToChats: "Chats",
  participants: "Participants",
  hasLeft: "has left",
  online: "online",
  notOnline: "not online",
  andMore: (more: number) => count(more, { one: "and # more", other: "and # more" }),
  fewer: "Show fewer",
  willFindOne: (name: string) => `${name} is not online; they will find your message.`,
  willFindAll: "Nobody else is online; they will find your message.",
  writing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} is writing …`
      : names.length === 2
        ? `${list(names)} are writing …`
        : "Several people are writing …",
  messages: "Messages",
  nothingYet: "Nothing has been said here yet.",
  nothingShown: "There is nothing to read here now. What was said before you came is not shown to you.",
  loadingOlder: "Loading older messages …",
  newMessages: "New messages",
  newBelow: (unread: number) => count(unread, { one: "# new message", other: "# new messages" }),
  toTheEnd: "To the newest message",
  deleteMessage: "Delete message",
  deletedForEveryone: "Deleted for everyone.",
  writeItAgain: "Write it again",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  deliveredTo: (reached: number) => `Delivered to ${reached}`,
  read: "Read",
  readBy: (readers: number) => `Read by ${readers}`,
  readByAll: "Read by everyone",
  readByNames: (names: readonly string[]) => `Read by ${list(names)}`,
  meAsAuthor: "You",
  notSent: "Not sent.",
  remove: "Remove",
  vanish: (retentionMs: number) => `Messages vanish ${duration(retentionMs)} after they are sent.`,
  noEmergencies: "This is no place for emergencies.",
  call: (number: string) => `Call ${number}`,
};

const composer = {
  message: "Message",
  send: "Send",
  attach: "Attach a file",
  charactersLeft: (left: number) => count(left, { one: "# character left", other: "# characters left" }),
  charactersOver: (over: number) =>
    count(over, { one: "# character too many", other: "# characters too many" }),
};
