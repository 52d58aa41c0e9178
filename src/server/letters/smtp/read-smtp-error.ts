import type { HandedOver } from "../../ports/carriers.ts";

/** How far a letter had come: nothing of it was given away; some or all of it; the dot too, which ends it. */
export type Stage = "before-words" | "words" | "dot";

export interface SmtpError {
  /** nodemailer's: what went wrong. */
  readonly code?: string | undefined;
  /** Of the system or of TLS, beneath it. */
  readonly originalCode?: string | undefined;
  /** At which command. */
  readonly command?: string | undefined;
  /** Of the server. */
  readonly responseCode?: number | undefined;
}

/** What Node says about certificates and TLS (tls.md, "X509 certificate error codes"; errors.md, "OpenSSL errors"). */
const ABOUT_TLS = /^(ERR_TLS|ERR_SSL|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH)/;

/** What became of a letter, by what the mail server (or the network) said, and when. */
export function readSmtpError(error: SmtpError, stage: Stage): HandedOver {
  const { code, originalCode, command, responseCode } = error;
  // After the dot only an answer to it says that the letter was not taken.
  if (stage === "dot" && code !== "EMESSAGE") return { outcome: "unknown", problem: "may-have-arrived" };
  if (code === "ETLS" || ABOUT_TLS.test(originalCode ?? ""))
    return { outcome: "later", problem: "not-encrypted" };
  const refusal = responseCode === undefined ? undefined : refused(responseCode, command ?? "");
  if (refusal) return refusal;
  if (code === "EAUTH") return { outcome: "later", problem: "sign-in-refused" };
  return { outcome: "later", problem: stage === "words" ? "broke-off" : "unreachable" };
}

/** RFC 5321 4.2.1: 4yz may be tried again, 5yz not. But what our configuration is to blame for can be put right. */
function refused(responseCode: number, command: string): HandedOver | undefined {
  if (responseCode >= 400 && responseCode < 500) return { outcome: "later", problem: "refused-for-now" };
  if (responseCode < 500) return undefined;
  if (command.startsWith("AUTH") || responseCode === 530 || responseCode === 535)
    return { outcome: "later", problem: "sign-in-refused" };
  if (command === "RCPT TO") return { outcome: "never", problem: "address-refused" };
  if (command === "MAIL FROM" || command === "DATA") return { outcome: "never", problem: "letter-refused" };
  return { outcome: "later", problem: "refused-for-now" };
}
