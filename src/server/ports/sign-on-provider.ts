/** An organisation's own OpenID provider, and who we are there. */
export interface SignOnClient {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: a client that has none, and shows itself by PKCE alone. */
  readonly clientSecret: string;
}

/** What ties the answer to the browser that asked: random, each for one visit (RFC 9700 2.1). */
export interface SignOnVisit {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 4.1 */
  readonly verifier: string;
}

/** What the provider says of somebody, proved. */
export interface SignedOn {
  readonly subject: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly groups: readonly string[];
}

/** All of these throw SignOnProblem. */
export interface SignOnProvider {
  /** Whether there is a provider that can be used. */
  check(issuer: string): Promise<void>;
  /** @returns where the browser goes */
  begin(
    client: SignOnClient,
    visit: SignOnVisit,
    wish: { readonly email: string; readonly groupsClaim: string | undefined },
  ): Promise<string>;
  /**
   * @param query of the address that the browser came back to
   * @param groupsClaim undefined where groups are of no interest
   */
  finish(
    client: SignOnClient,
    visit: SignOnVisit,
    answer: { readonly query: string; readonly groupsClaim: string | undefined },
  ): Promise<SignedOn>;
}
