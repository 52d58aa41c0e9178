import type * as v from "valibot";
import type { AccountAnswer } from "../../shared/protocol/account-bodies.ts";
import type { AddedPasskey } from "../actions/add-passkey.ts";
import type { SignInOutcome } from "../actions/after-first-factor.ts";
import type { BegunPasskeySignIn } from "../actions/begin-passkey-sign-in.ts";
import type { PasskeyAnswer } from "../actions/check-passkey.ts";
import type { Proof } from "../actions/prove.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { Step } from "../actions/second-step.ts";
import type { StartedSession } from "../actions/start-session.ts";
import type { PasskeyId } from "../domain/identifiers.ts";
import type { PasskeyOptions, PasskeyPlace } from "../ports/passkey-ceremonies.ts";

/** Signing in, and what one does to one's own account. */
export interface OwnAccountDeeds {
  signIn(input: { email: string; password: string; network: string }): Promise<SignInOutcome>;
  signInWithTotp(step: Step, code: string): Promise<StartedSession>;
  signInWithRecovery(step: Step, code: string): Promise<StartedSession>;
  beginPasskeySignIn(token: string | undefined, place: PasskeyPlace): Promise<BegunPasskeySignIn>;
  signInWithPasskey(step: Step, answer: PasskeyAnswer): Promise<StartedSession>;
  /** @throws Refusal `prove-again` */
  askProof(by: Pick<SignedIn, "provedAt">): void;
  describeAccount(by: SignedIn): Promise<v.InferOutput<typeof AccountAnswer>>;
  prove(by: SignedIn, proof: Proof, network: string): Promise<void>;
  beginProof(by: SignedIn, place: PasskeyPlace): Promise<PasskeyOptions>;
  proveWithPasskey(by: SignedIn, answer: PasskeyAnswer): Promise<void>;
  changePassword(by: SignedIn, password: string): Promise<void>;
  beginTotp(by: SignedIn): Promise<{ secret: string; uri: string }>;
  /** @returns recovery codes, if these are the first */
  confirmTotp(by: SignedIn, code: string): Promise<string[]>;
  removeTotp(by: SignedIn): Promise<void>;
  renewRecoveryCodes(by: SignedIn): Promise<string[]>;
  beginPasskey(by: SignedIn, place: PasskeyPlace): Promise<PasskeyOptions>;
  addPasskey(by: SignedIn, passkey: PasskeyAnswer & { name: string }): Promise<AddedPasskey>;
  renamePasskey(by: SignedIn, id: PasskeyId, name: string): Promise<void>;
  removePasskey(by: SignedIn, id: PasskeyId): Promise<void>;
}
