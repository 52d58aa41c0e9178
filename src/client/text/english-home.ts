import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of the first page. */
export const sayAtHome = {
  greeting: (name: string) => `Hello, ${name}`,
  nothingUnread: "You have read everything.",
  unreadWaiting: (unread: number) =>
    count(unread, { one: "One message is waiting for you.", other: "# messages are waiting for you." }),
  toMessages: "Go to your messages",
  readThem: "Read now",
};
