import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { RECOVERY_SIGNS } from "../domain/recovery-code.ts";
import type { Secrets } from "../ports/secrets.ts";

export const secrets: Secrets = {
  token: () => randomBytes(32).toString("base64url"),
  // A token is random enough that it needs no salt and no slow function.
  hashToken: (token) => createHash("sha256").update(token).digest("base64url"),
  // randomInt draws again what would favour some numbers (Node's documentation: no modulo bias).
  accessCode: () => String(randomInt(10 ** 9)).padStart(9, "0"),
  // 32 signs: of a random byte's 256 values each stands for eight.
  recoveryCode: () => [...randomBytes(12)].map((byte) => RECOVERY_SIGNS[byte % 32]).join(""),
  same: (one, other) => timingSafeEqual(digest(one), digest(other)),
  identifier() {
    for (;;) {
      const identifier = Number(randomBytes(8).readBigUInt64BE() >> 11n);
      if (identifier > 0) return identifier;
    }
  },
};

/** Of one length, as timingSafeEqual demands. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
