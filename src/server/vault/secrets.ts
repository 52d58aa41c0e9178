import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "../ports/secrets.ts";

export const secrets: Secrets = {
  token: () => randomBytes(32).toString("base64url"),
  // A token is random enough that it needs no salt and no slow function.
  hashToken: (token) => createHash("sha256").update(token).digest("base64url"),
  identifier() {
    for (;;) {
      const identifier = Number(randomBytes(8).readBigUInt64BE() >> 11n);
      if (identifier > 0) return identifier;
    }
  },
};
