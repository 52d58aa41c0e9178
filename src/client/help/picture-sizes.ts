import type { HelpPicture } from "../text/english-help.ts";

/** Width and height on the page, so that nothing moves while pictures arrive. Their files have twice as many pixels. */
export const PICTURE_SIZES: Readonly<Record<HelpPicture, readonly [width: number, height: number]>> = {
  "chat-tab": [390, 64],
  "unread-notification": [340, 110],
  chats: [340, 140],
  reply: [390, 150],
  "open-chat": [390, 210],
  "access-code": [390, 280],
  "waiting-room": [390, 250],
  paperclip: [60, 60],
  "drop-area": [390, 345],
  delete: [380, 84],
};
