import type { HelpPicture } from "../text/english-help.ts";

/** Width and height on the page, so that nothing moves while pictures arrive. Their files have twice as many pixels. */
export const PICTURE_SIZES: Readonly<Record<HelpPicture, readonly [width: number, height: number]>> = {
  "chat-tab": [640, 64],
  "unread-notification": [360, 160],
  chats: [340, 300],
  reply: [640, 120],
  "open-chat": [390, 300],
  "access-code": [390, 340],
  "waiting-room": [390, 300],
  paperclip: [120, 80],
  "drop-area": [640, 200],
  delete: [420, 120],
};
