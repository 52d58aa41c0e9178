import type { InferOutput } from "valibot";
import type { SecondFactor } from "../../shared/protocol/account-bodies.ts";
import { AccountRefusal } from "../domain/account-refusal.ts";
import type { Millis, PersonId } from "../domain/identifiers.ts";
import { hasSecondFactor, maySignInHere } from "../domain/second-factor.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { SecondFactorStore, SignInStanding } from "../ports/second-factor-store.ts";
import { type SessionPorts, type StartedSession, startSession } from "./start-session.ts";

/** A sign-in that has begun must be finished within this. */
export const CEREMONY_MS: Millis = 5 * 60_000;

export interface FirstFactorPorts extends SessionPorts {
  readonly secondFactors: Pick<SecondFactorStore, "standing">;
  readonly ceremonies: Pick<CeremonyStore, "putHalfSignIn">;
}

/** `token` goes into a cookie of its own, is kept nowhere else, and lets nobody in by itself. */
export interface HalfSignIn {
  readonly personId: PersonId;
  readonly token: string;
  readonly ways: readonly InferOutput<typeof SecondFactor>[];
}

/** One of the two. */
export type SignInOutcome =
  | { readonly session: StartedSession; readonly step?: undefined }
  | { readonly step: HalfSignIn; readonly session?: undefined };

/**
 * Who has shown one factor (a password, a link to their mailbox) is signed in, or asked for the second one. Looking at a
 * password takes a while, and so it must still be the one whose hash was looked at.
 * @throws Refusal `sign-in-failed` for who may not sign in at all, `single-sign-on-only`
 */
export function afterFirstFactor(ports: FirstFactorPorts) {
  const start = startSession(ports);
  const { secondFactors, ceremonies, secrets, clock } = ports;
  return async (personId: PersonId, passwordHash: string | undefined): Promise<SignInOutcome> => {
    const standing = await secondFactors.standing(personId);
    if (!standing) throw new AccountRefusal("sign-in-failed", personId);
    if (!maySignInHere(standing)) throw new AccountRefusal("single-sign-on-only", personId);
    if (!hasSecondFactor(standing)) return { session: await start(personId, { passwordHash, alone: true }) };
    const token = secrets.token();
    const ceremony = { kind: "sign-in" as const, personId, state: "{}" };
    const endsAt = clock.now() + CEREMONY_MS;
    if (!(await ceremonies.putHalfSignIn(secrets.hashToken(token), ceremony, endsAt, { passwordHash })))
      throw new AccountRefusal("sign-in-failed", personId);
    return { step: { personId, token, ways: waysOf(standing) } };
  };
}

/** The best one first. */
function waysOf({ passkeys, totp, recoveryLeft }: SignInStanding) {
  const ways: InferOutput<typeof SecondFactor>[] = [];
  if (passkeys > 0) ways.push("passkey");
  if (totp) ways.push("totp");
  if (recoveryLeft > 0) ways.push("recovery");
  return ways;
}
