import { addPasskey, beginPasskey } from "./actions/add-passkey.ts";
import { beginTotp, confirmTotp } from "./actions/add-totp.ts";
import { beginPasskeySignIn } from "./actions/begin-passkey-sign-in.ts";
import { removePasskey, renamePasskey } from "./actions/change-passkey.ts";
import { changePassword } from "./actions/change-password.ts";
import { describeAccount } from "./actions/describe-account.ts";
import { endSessions } from "./actions/end-sessions.ts";
import { prove } from "./actions/prove.ts";
import { beginProof, proveWithPasskey } from "./actions/prove-with-passkey.ts";
import { removeTotp } from "./actions/remove-totp.ts";
import { renewRecoveryCodes } from "./actions/renew-recovery-codes.ts";
import { signIn } from "./actions/sign-in.ts";
import { signInAttempts } from "./actions/sign-in-attempts.ts";
import { signInWithPasskey } from "./actions/sign-in-with-passkey.ts";
import { signInWithRecovery } from "./actions/sign-in-with-recovery.ts";
import { signInWithTotp } from "./actions/sign-in-with-totp.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import type { Millis } from "./domain/identifiers.ts";
import { requireProof } from "./domain/proof.ts";
import type { Announcements } from "./ports/announcements.ts";
import type { CeremonyStore } from "./ports/ceremony-store.ts";
import type { Clock } from "./ports/clock.ts";
import type { DetailsSealer } from "./ports/details-sealer.ts";
import type { Later } from "./ports/later.ts";
import type { LetterStore } from "./ports/letter-store.ts";
import type { PasskeyCeremonies } from "./ports/passkey-ceremonies.ts";
import type { PeopleStore, SessionStore } from "./ports/people-store.ts";
import type { PostOffice } from "./ports/post-office.ts";
import type { PasskeyStore, SecondFactorStore } from "./ports/second-factor-store.ts";
import type { Passwords, Secrets } from "./ports/secrets.ts";
import type { Totp } from "./ports/totp.ts";

export interface OwnAccountPorts {
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly secondFactors: SecondFactorStore;
  readonly passkeys: PasskeyStore;
  readonly ceremonies: CeremonyStore;
  readonly letters: LetterStore;
  readonly details: DetailsSealer;
  readonly totp: Totp;
  readonly passkeyCeremonies: PasskeyCeremonies;
  readonly postOffice: PostOffice;
  readonly announcements: Announcements;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
  readonly later: Later;
  readonly clock: Clock;
}

/** Signing in, and what one does to one's own account. Passwords, second steps and proofs are counted apart. */
export function ownAccount(ports: OwnAccountPorts) {
  const stepping = { ...ports, secondAttempts: signInAttempts(ports) };
  const changing = {
    ...ports,
    endSessions: endSessions(ports),
    writeAccountLetter: writeAccountLetter(ports),
  };
  return {
    signIn: signIn({ ...ports, attempts: signInAttempts(ports) }),
    signInWithTotp: signInWithTotp(stepping),
    signInWithRecovery: signInWithRecovery(stepping),
    beginPasskeySignIn: beginPasskeySignIn(ports),
    signInWithPasskey: signInWithPasskey(stepping),
    describeAccount: describeAccount(ports),
    askProof: (by: { provedAt: Millis }) => requireProof(by, ports.clock.now()),
    prove: prove({ ...ports, proofAttempts: signInAttempts(ports) }),
    beginProof: beginProof(ports),
    proveWithPasskey: proveWithPasskey(ports),
    changePassword: changePassword(changing),
    beginTotp: beginTotp(ports),
    confirmTotp: confirmTotp(changing),
    removeTotp: removeTotp(changing),
    renewRecoveryCodes: renewRecoveryCodes(changing),
    beginPasskey: beginPasskey(ports),
    addPasskey: addPasskey(changing),
    renamePasskey: renamePasskey(ports),
    removePasskey: removePasskey(changing),
  };
}
