import { MIN_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR } from "../../shared/protocol/limits.ts";
import type { Role } from "../../shared/protocol/parts.ts";
import { isAdministrator, isHost } from "./person.ts";

interface Asked {
  readonly roles: readonly Role[];
  readonly support: boolean;
  readonly secondFactorAsked: boolean;
}

interface Factors {
  readonly totp: boolean;
  readonly passkeys: number;
}

/** Recovery codes are no factor of their own: they stand in for one that was lost. */
export function hasSecondFactor({ totp, passkeys }: Factors): boolean {
  return totp || passkeys > 0;
}

/** By the organisation of its hosts and administrators, and of Support people always. */
export function isSecondFactorRequired({ roles, support, secondFactorAsked }: Asked): boolean {
  return support || (secondFactorAsked && isHost(roles));
}

/** May do nothing but set up what is missing: a factor that is required, or that a short password needs beside it. */
export function isRestricted(who: Asked & Factors & { readonly shortPassword: boolean }): boolean {
  return !hasSecondFactor(who) && (isSecondFactorRequired(who) || who.shortPassword);
}

/** In code points (NIST SP 800-63B-4 3.1.1.2). */
export function leastPasswordLength(who: Factors): number {
  return hasSecondFactor(who) ? MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR : MIN_PASSWORD_LENGTH;
}

/**
 * Where the organisation has its own sign-in alone, its administrators may still sign in here, so that a provider that
 * is down or was set up wrongly locks nobody out.
 */
export function maySignInHere(who: {
  readonly roles: readonly Role[];
  readonly support: boolean;
  readonly localSignIn: boolean;
}): boolean {
  return who.localSignIn || who.support || isAdministrator(who.roles);
}
