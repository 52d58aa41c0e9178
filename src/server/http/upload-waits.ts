/** All is there, and the message comes when the scanner is back and has seen it. */
export const WAITING = { "upload-waits-for": "scanner" };
