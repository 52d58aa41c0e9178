import type { Millis } from "../domain/identifiers.ts";
import type { Totp } from "../ports/totp.ts";

/** What every app knows without being told: SHA-1, six digits, 30 seconds. */
const HOW = { algorithm: "SHA1", digits: 6, period: 30 };
const PERIOD_MS: Millis = 30_000;
/** RFC 6238 5.2: one step for a clock that is off and for typing. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** The library is loaded when the first code is asked for: most processes start without. */
const library = () => import("otpauth");

export const totp: Totp = {
  async newSecret() {
    const { Secret } = await library();
    return new Secret({ size: SECRET_BYTES }).base32;
  },

  async uri(secret, { issuer, account }) {
    const { Secret, TOTP } = await library();
    return new TOTP({ ...HOW, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
  },

  async stepOf(secret, code, now) {
    const token = code.replace(/[\s-]/g, "");
    if (!/^\d{6}$/.test(token)) return undefined;
    const { Secret, TOTP } = await library();
    const key = Secret.fromBase32(secret);
    const delta = TOTP.validate({ ...HOW, token, secret: key, timestamp: now, window: WINDOW });
    return delta === null ? undefined : Math.floor(now / PERIOD_MS) + delta;
  },
};
