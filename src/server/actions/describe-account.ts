import type * as v from "valibot";
import type { AccountAnswer } from "../../shared/protocol/account-bodies.ts";
import { PROVED_MS } from "../domain/proof.ts";
import { isSecondFactorRequired, leastPasswordLength } from "../domain/second-factor.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { PasskeyStore } from "../ports/second-factor-store.ts";
import { type OwnStandingPorts, ownStanding } from "./own-standing.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports extends OwnStandingPorts {
  readonly passkeys: Pick<PasskeyStore, "of">;
  readonly sessions: Pick<SessionStore, "listOf">;
}

/** One's own account: how one signs in, and where one is signed in. @throws Refusal `not-found` for a guest */
export function describeAccount(ports: Ports) {
  const standingOf = ownStanding(ports);
  return async (by: SignedIn): Promise<v.InferOutput<typeof AccountAnswer>> => {
    const standing = await standingOf(by);
    const passkeys = await ports.passkeys.of(by.person.id);
    const devices = await ports.sessions.listOf(by.person.id, ports.clock.now());
    const { name, email } = by.person;
    const { hasPassword, totp, recoveryLeft } = standing;
    return {
      ...{ name, email, hasPassword, totp, recoveryLeft },
      leastPassword: leastPasswordLength(standing),
      passkeys: passkeys.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })),
      devices: devices.map((device) => ({ ...device, current: device.id === by.sessionId })),
      secondFactorRequired: isSecondFactorRequired(standing) || standing.shortPassword,
      provedUntil: by.provedAt + PROVED_MS,
    };
  };
}
