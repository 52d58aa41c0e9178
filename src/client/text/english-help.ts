/** The words of the help page, for readers of any age: short sentences, one thing at a time. */

/** What each picture shows, for whom cannot see it. The pictures are taken of the product itself. */
export const HELP_PICTURES = {
  "chat-tab": "The row of tabs along the top of a page. The tab Chat has a red badge with the number 1.",
  "unread-notification": "The lower right corner of a page, with the note: 1 unread notification.",
  chats: "The list of chats. The chat with Maya Lind has a red badge with the number 1.",
  reply: "The bottom of a chat: a box with an answer in it, and beside it the button Send and a paperclip.",
  "open-chat": "The page behind the link, with one button: Open chat.",
  "access-code": "A page with the field Access code, in which nine digits stand, and the button Go.",
  "waiting-room": "The waiting room on a phone. Above it is the tab Chat.",
  paperclip: "The button with the paperclip.",
  "drop-area":
    "A box that says: Drag and drop a file here, or click to choose one. Beneath it is the button Cancel.",
  delete: "A message. Beneath it are its date and time and, right of them, a trash can.",
} as const;
export type HelpPicture = keyof typeof HELP_PICTURES;

interface Step {
  readonly says: string;
  readonly picture?: HelpPicture;
}

export interface HelpPart {
  /** Stands in the address: /help#files. */
  readonly id: string;
  readonly heading: string;
  readonly before?: string;
  readonly steps: readonly Step[];
  readonly after?: readonly string[];
}

const READ_UNREAD: Step = {
  says: "You see the chat that you read last. A chat with something new has a red number in the list of chats. Choose it to read it.",
  picture: "chats",
};
const SEND: Step = {
  says: "Write your answer in the box at the bottom. Then press Send. The key Enter sends it too.",
  picture: "reply",
};

export const HELP_PARTS: readonly HelpPart[] = [
  {
    id: "account",
    heading: "Answer with an account",
    before:
      "This is for people who work at the clinic, and for everybody who signs in with a password or a passkey.",
    steps: [
      {
        says: "Sign in. Then choose Chat at the top of the page. A red number tells how many messages are new.",
        picture: "chat-tab",
      },
      {
        says: "Or choose the note in the lower right corner. It is there while you have new messages.",
        picture: "unread-notification",
      },
      READ_UNREAD,
      SEND,
    ],
  },
  {
    id: "invitation",
    heading: "Answer an invitation by text message or e-mail",
    before: "You need no account and no password. You need not install anything.",
    steps: [
      { says: "Open the text message or the e-mail from your clinic. Tap the link in it." },
      { says: "Press Open chat.", picture: "open-chat" },
      {
        says: "You see the chat that you read last. If you have several chats, the others are in the list of chats. A red number tells what is new.",
      },
      { says: "Write your answer in the box at the bottom. Then press Send." },
    ],
    after: [
      "A link works for 24 hours, on the phone or computer on which you opened it first. If it has ended, press Send me a new link.",
      "On a phone you can have a link mailed to you for your computer: press your name at the top, then Chat on my computer. Your clinic must have your e-mail address.",
    ],
  },
  {
    id: "code",
    heading: "Answer with an access code",
    before: "Your clinic may tell you a code of nine digits, for instance by phone.",
    steps: [
      { says: "Open the page Access code. Its address ends in /join." },
      {
        says: "Enter the nine digits. You may leave out the hyphens. Then press Go.",
        picture: "access-code",
      },
      { says: "You are in the chat. Write your answer in the box at the bottom, and press Send." },
    ],
    after: ["If the code is for a video session, you come to its waiting room. The next part is about that."],
  },
  {
    id: "waiting-room",
    heading: "Answer in the waiting room of a session",
    steps: [
      {
        says: "While you wait, choose Chat at the top of the page, or the note in the lower right corner.",
        picture: "waiting-room",
      },
      { says: "Read what is new, and write your answer in the box at the bottom. Then press Send." },
      { says: "Choose Waiting room at the top to go back. You do not lose your place." },
    ],
  },
  {
    id: "files",
    heading: "Send a file or a photo",
    steps: [
      { says: "Go to the chat. Press the paperclip in the lower right corner.", picture: "paperclip" },
      {
        says: "Drop the file into the box that opens. Or press the sentence in the box, and choose a file or a photo.",
        picture: "drop-area",
      },
      { says: "If you have changed your mind, press Cancel." },
    ],
    after: [
      "One file may have up to 200 MB. In one day you may send 1 GB in all.",
      "If the connection breaks, the file goes on by itself from where it was.",
    ],
  },
  {
    id: "delete",
    heading: "Delete a message",
    steps: [
      {
        says: "Press the trash can beneath the message. It is right of the date and time. The message is gone at once, for everybody, and its file too.",
        picture: "delete",
      },
    ],
    after: [
      "Everybody can delete what they wrote themselves. A host can delete any message in the chat.",
      "You need not delete anything: by itself every message and every file is deleted for good, usually 24 hours after it was sent. A line beneath the chat says how long your clinic keeps them.",
    ],
  },
  {
    id: "notifications",
    heading: "Be told of new messages",
    steps: [
      {
        says: "When you are not here and a message waits for you, we write to you. What was said is never in it.",
      },
      { says: "If your clinic has your mobile number, you get a text message. If not, you get an e-mail." },
      { says: "To change that, press your name at the top, and then Notifications." },
    ],
    after: [
      "To get no more text messages, answer one of them with STOP. To get them again, answer with START.",
    ],
  },
  {
    id: "signing-in-again",
    heading: "Come back, or sign in again",
    steps: [
      {
        says: "With a link or a code: open the newest link that you have, or ask your clinic for a new code.",
      },
      {
        says: "With an account: when you have done nothing for a while, the page is locked. Sign in again, and what you were writing is still there.",
      },
      {
        says: "If you have forgotten your password, choose Forgot your password? on the page on which you sign in.",
      },
    ],
  },
];

export const sayInHelp = {
  heading: "Help",
  what: "How to read messages, answer them, send files and delete what you wrote.",
  emergency: "Chat is not for emergencies. If it is urgent, call.",
  contents: "On this page",
  back: "Back",
  toChat: "Go to Clinical Chat",
  toTop: "To the top",
  more: "If this page does not help you, call your clinic.",
  print: "Print this page",
} as const;
