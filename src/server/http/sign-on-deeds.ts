import type { SaveSignOn, SignOnAnswer } from "../../shared/protocol/sign-on-bodies.ts";
import type { BegunVisit } from "../actions/begin-sign-on.ts";
import type { FinishedSignOn } from "../actions/finish-sign-on.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { PersonId } from "../domain/identifiers.ts";

/** Signing in at an organisation's own provider, and setting that up. */
export interface SignOnDeeds {
  beginSignOn(wish: { email: string; next: string | undefined; redirectUri: string }): Promise<BegunVisit>;
  finishSignOn(back: { token: string | undefined; query: string }): Promise<FinishedSignOn>;
  allowLink(secret: string): Promise<PersonId>;
  describeSignOn(by: SignedIn): Promise<Omit<SignOnAnswer, "redirectUri">>;
  saveSignOn(by: SignedIn, given: SaveSignOn): Promise<Omit<SignOnAnswer, "redirectUri">>;
  removeSignOn(by: SignedIn): Promise<void>;
  testSignOn(by: SignedIn, issuer: string): Promise<void>;
}
