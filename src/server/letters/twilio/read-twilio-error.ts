import type { HandedOver, LetterProblem } from "../../ports/carriers.ts";

interface TwilioError {
  /** Twilio's number, or the system's name for what happened to the connection. */
  readonly code?: number | string | undefined;
  /** Of HTTP, when there was an answer. */
  readonly status?: number | undefined;
}

/** Errors of the address, as https://www.twilio.com/docs/api/errors has them. */
const OF_THE_ADDRESS = new Set([21211, 21214, 21217, 21265, 21401, 21407, 21408, 21421, 21612, 21614, 21635]);
const OPTED_OUT = 21610;
const TOO_MANY = new Set([20429, 21611, 14107, 63038]);
/** The connection never came about, so nothing was asked of anybody. */
const NOT_REACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/;
const ABOUT_TLS = /^(ERR_TLS|ERR_SSL|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/;

/**
 * What became of a text, by Twilio's answer or by the lack of one. Twilio knows no mark by which it would recognise a
 * repetition, so where an answer is missing, or says that Twilio itself failed, nothing is sent again.
 */
export function readTwilioError(error: Error | TwilioError): HandedOver {
  const { code, status } = error as TwilioError;
  if (typeof status === "number") return answered(status, typeof code === "number" ? code : 0);
  if (NOT_REACHED.test(String(code))) return { outcome: "later", problem: "unreachable" };
  if (ABOUT_TLS.test(String(code))) return { outcome: "later", problem: "not-encrypted" };
  return { outcome: "unknown", problem: "may-have-arrived" };
}

function answered(status: number, code: number): HandedOver {
  if (code === OPTED_OUT) return never("opted-out");
  if (status === 429 || status === 503 || TOO_MANY.has(code))
    return { outcome: "later", problem: "refused-for-now" };
  if (status === 401 || code === 20003) return { outcome: "later", problem: "sign-in-refused" };
  if (status >= 500) return { outcome: "unknown", problem: "may-have-arrived" };
  return never(OF_THE_ADDRESS.has(code) ? "address-refused" : "letter-refused");
}

function never(problem: LetterProblem): HandedOver {
  return { outcome: "never", problem };
}
