/** Why the server closes a socket (RFC 6455 7.4.2: 4000-4999 are the application's). */
export const CLOSE = {
  /** The server is stopping; come back after a moment. */
  serverStopping: 1012,
  /** A frame larger than MAX_FRAME_BYTES; sent by the WebSocket library itself. */
  tooLarge: 1009,
  /** No session, or it ended: sign in again. */
  notSignedIn: 4401,
  /** Support people have no chat. */
  notAllowed: 4403,
  /** The session is good for setting up the second factor that is asked for, and for nothing else. */
  secondFactorRequired: 4428,
  /** Roles or name are others now: come back at once as who you are. */
  personChanged: 4409,
  /** Support has turned the chat off: come back when GET /api/chat says that it is on. */
  chatDisabled: 4423,
  /** No `hello` within HELLO_WITHIN_MS. */
  noHello: 4408,
  /** The page speaks another protocol version: reload it. */
  protocolVersion: 4406,
  /** The socket did not take what was sent to it; come back and catch up. */
  tooSlow: 4413,
  /** More frames than the limits allow. */
  tooFast: 4429,
} as const;
