import { AccountRefusal } from "../domain/account-refusal.ts";
import type { AuditObject } from "../ports/audit.ts";
import type { addPasskey } from "./add-passkey.ts";
import type { confirmTotp } from "./add-totp.ts";
import type { SignInOutcome } from "./after-first-factor.ts";
import type { removePasskey } from "./change-passkey.ts";
import type { changePassword } from "./change-password.ts";
import type { choosePasswordByLink } from "./choose-password-by-link.ts";
import type { endDevice, endSessions } from "./end-sessions.ts";
import type { prove } from "./prove.ts";
import type { proveWithPasskey } from "./prove-with-passkey.ts";
import type { SignedIn } from "./recognise-session.ts";
import type { removeTotp } from "./remove-totp.ts";
import type { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import type { setUp } from "./set-up.ts";
import type { signIn } from "./sign-in.ts";
import type { signInWithPasskey } from "./sign-in-with-passkey.ts";
import type { signInWithRecovery } from "./sign-in-with-recovery.ts";
import type { signInWithTotp } from "./sign-in-with-totp.ts";
import type { signOut } from "./sign-out.ts";
import type { StartedSession } from "./start-session.ts";
import { by, byId, type Ended, type FindPerson, NOBODY, type Told, type Watch } from "./watch-deeds.ts";

export interface AccountDeeds {
  readonly signIn: ReturnType<typeof signIn>;
  readonly signInWithTotp: ReturnType<typeof signInWithTotp>;
  readonly signInWithRecovery: ReturnType<typeof signInWithRecovery>;
  readonly signInWithPasskey: ReturnType<typeof signInWithPasskey>;
  readonly choosePasswordByLink: ReturnType<typeof choosePasswordByLink>;
  readonly setUp: ReturnType<typeof setUp>;
  readonly signOut: ReturnType<typeof signOut>;
  readonly endDevice: ReturnType<typeof endDevice>;
  readonly endSessions: ReturnType<typeof endSessions>;
  readonly prove: ReturnType<typeof prove>;
  readonly proveWithPasskey: ReturnType<typeof proveWithPasskey>;
  readonly changePassword: ReturnType<typeof changePassword>;
  readonly confirmTotp: ReturnType<typeof confirmTotp>;
  readonly removeTotp: ReturnType<typeof removeTotp>;
  readonly renewRecoveryCodes: ReturnType<typeof renewRecoveryCodes>;
  readonly addPasskey: ReturnType<typeof addPasskey>;
  readonly removePasskey: ReturnType<typeof removePasskey>;
}

/** Coming in, going out, and what one does to one's own account. */
export function auditedAccounts(watch: Watch, find: FindPerson, deeds: AccountDeeds): AccountDeeds {
  return { ...comingIn(watch, find, deeds), ...goingOut(watch, find, deeds), ...ownFactors(watch, deeds) };
}

type Way = "password" | "totp" | "recovery" | "passkey" | "link" | "set-up" | "provider";

/**
 * Who tried is nobody; whose account it was for is known where the address is that of one. The look for it is made in
 * either case, so that the answer takes the same time.
 */
async function failed(find: FindPerson, { refusal }: Ended<unknown>, way: Way): Promise<Told> {
  const id = refusal instanceof AccountRefusal ? refusal.personId : undefined;
  const person = await find(id ?? (0 as NonNullable<typeof id>));
  const organisationId = person?.organisationId;
  const object = id !== undefined && { object: { kind: "account" as const, id } };
  return { action: "sign-in.done", organisationId, actor: { kind: "nobody" }, ...object, detail: { way } };
}

async function signedIn(find: FindPerson, { sessionId, personId }: StartedSession, way: Way): Promise<Told> {
  const who = await byId(find, personId);
  return { action: "sign-in.done", ...who, object: { kind: "session", id: sessionId }, detail: { way } };
}

function toldOfSession(find: FindPerson, way: Way) {
  return (ended: Ended<StartedSession>): Promise<Told> =>
    ended.result ? signedIn(find, ended.result, way) : failed(find, ended, way);
}

/** For what ends with a session, or with the question for a second factor. */
export function toldOfOutcome(find: FindPerson, way: Way) {
  return async (ended: Ended<SignInOutcome>): Promise<Told> => {
    if (!ended.result) return failed(find, ended, way);
    const { session, step } = ended.result;
    if (session) return signedIn(find, session, way);
    return { action: "sign-in.begun", ...(await byId(find, step.personId)), detail: { way } };
  };
}

function comingIn(watch: Watch, find: FindPerson, deeds: AccountDeeds) {
  return {
    signIn: watch(deeds.signIn, toldOfOutcome(find, "password")),
    signInWithTotp: watch(deeds.signInWithTotp, toldOfSession(find, "totp")),
    signInWithRecovery: watch(deeds.signInWithRecovery, toldOfSession(find, "recovery")),
    signInWithPasskey: watch(deeds.signInWithPasskey, toldOfSession(find, "passkey")),
    choosePasswordByLink: watch(deeds.choosePasswordByLink, async (ended): Promise<readonly Told[]> => {
      const { session, step } = ended.result ?? {};
      const personId = session?.personId ?? step?.personId;
      const who = personId === undefined ? NOBODY : await byId(find, personId);
      const changed: Told = { action: "password.changed", ...who, detail: { way: "link" } };
      return session ? [changed, await signedIn(find, session, "link")] : [changed];
    }),
    setUp: watch(deeds.setUp, async ({ result }): Promise<readonly Told[]> => {
      const who = result ? await byId(find, result.personId) : NOBODY;
      const made: Told = { action: "organisation.set-up", ...who };
      return result ? [made, await signedIn(find, result, "set-up")] : [made];
    }),
  };
}

function goingOut(watch: Watch, find: FindPerson, deeds: AccountDeeds) {
  const session = (id: number): AuditObject => ({ kind: "session", id });
  return {
    signOut: watch(deeds.signOut, (_, { person, sessionId }) => ({
      action: "sign-out.done",
      ...by(person),
      object: session(sessionId),
    })),
    endDevice: watch(deeds.endDevice, (_, { person }, sessionId) => ({
      action: "session.ended",
      ...by(person),
      object: session(sessionId),
    })),
    endSessions: watch(deeds.endSessions, async (_, personId) => ({
      action: "session.ended",
      ...(await byId(find, personId)),
      detail: { all: true },
    })),
  };
}

function own(action: Told["action"], detail?: Told["detail"]) {
  return (_: unknown, { person }: SignedIn): Told => ({
    action,
    ...by(person),
    object: { kind: "account", id: person.id },
    ...(detail && { detail }),
  });
}

function ownFactors(watch: Watch, deeds: AccountDeeds) {
  return {
    prove: watch(deeds.prove, own("identity.proved")),
    proveWithPasskey: watch(deeds.proveWithPasskey, own("identity.proved", { way: "passkey" })),
    changePassword: watch(deeds.changePassword, own("password.changed")),
    confirmTotp: watch(deeds.confirmTotp, own("second-factor.added", { way: "totp" })),
    removeTotp: watch(deeds.removeTotp, own("second-factor.removed", { way: "totp" })),
    renewRecoveryCodes: watch(deeds.renewRecoveryCodes, own("recovery-codes.made")),
    addPasskey: watch(deeds.addPasskey, own("second-factor.added", { way: "passkey" })),
    removePasskey: watch(deeds.removePasskey, own("second-factor.removed", { way: "passkey" })),
  };
}
