/** Why a provider cannot be used, or its answer not be believed, as an administrator reads it. */
export const SIGN_ON_REASONS = {
  "no-address": "the issuer is not an address such as https://login.example.org",
  "not-https": "the provider's address, or one that it names, does not begin with https://",
  unreachable: "nobody answers at this address",
  "certificate-unknown": "the certificate there is not one that this server trusts",
  "too-slow": "the provider did not answer within a few seconds",
  "too-large": "the provider's answer is larger than 1 MB",
  redirected: "the provider sends to another address; please enter that one",
  "no-provider": "what answers there is not an OpenID provider",
  "other-issuer": "the provider calls itself by another address than this one",
  "no-authorization": "the provider names no address to sign in at, or to get tokens from",
  "client-refused": "the provider does not accept this client or its secret",
  "not-come": "please sign in by the provider once before the password is turned off",
  "turned-back": "the provider turned the person back",
  "not-believed": "the provider's answer does not hold up",
  "wrong-time": "the provider's clock and this server's differ too much",
} as const;

export type SignOnReason = keyof typeof SIGN_ON_REASONS;

/** What went wrong with a provider. `detail` is a code for the log, never a value that the provider sent. */
export class SignOnProblem extends Error {
  readonly reason: SignOnReason;
  readonly detail: string | undefined;

  constructor(reason: SignOnReason, detail?: string) {
    super(SIGN_ON_REASONS[reason]);
    this.name = "SignOnProblem";
    this.reason = reason;
    this.detail = detail;
  }
}
