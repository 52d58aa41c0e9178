/** Raised whenever a frame or body changes shape; wire-shape.test.ts holds the hash that belongs to it. */
export const PROTOCOL_VERSION = 4;
