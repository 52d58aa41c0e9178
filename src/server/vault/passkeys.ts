import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { PersonId } from "../domain/identifiers.ts";
import type { PasskeyCeremonies, PasskeyOptions } from "../ports/passkey-ceremonies.ts";

/** The person has so long for it, in ms: as long as a ceremony lasts. */
const TIMEOUT_MS = 5 * 60_000;
const MAX_TRANSPORTS = 8;
/** EdDSA, ES256, RS256 (COSE): every authenticator has one of them. Asking Node for newer ones makes it warn. */
const ALGORITHMS = [-8, -7, -257];

/** A tenth of a second of loading: not at every start, but when the first passkey is asked for. */
const library = () => import("@simplewebauthn/server");

export const passkeyCeremonies: PasskeyCeremonies = {
  async registrationOptions({ rpId }, { organisation, personId, email, name }, known) {
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpName: organisation,
      rpID: rpId,
      userID: handleOf(personId),
      userName: email,
      userDisplayName: name,
      timeout: TIMEOUT_MS,
      attestationType: "none",
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    return { ...options };
  },

  async registered({ rpId, origin }, challenge, response) {
    const { verifyRegistrationResponse } = await library();
    const verified = await orUndefined(() =>
      verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (!verified?.verified) return undefined;
    const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
    return { credentialId: id, publicKey: Uint8Array.from(publicKey), counter, transports: told(transports) };
  },

  async signInOptions({ rpId }, allowed): Promise<PasskeyOptions> {
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({
      rpID: rpId,
      allowCredentials: allowed.map(descriptor),
      timeout: TIMEOUT_MS,
      userVerification: "required",
    });
    return { ...options };
  },

  async signed({ rpId, origin }, challenge, response, { credentialId, publicKey, personId }) {
    const { verifyAuthenticationResponse } = await library();
    const answer = response as unknown as AuthenticationResponseJSON;
    const verified = await orUndefined(() =>
      verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        // Of 0 the library has nothing to say: whether the counter grew is asked where it is kept.
        credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter: 0 },
      }),
    );
    if (!verified?.verified || verified.authenticationInfo.credentialID !== response.id) return undefined;
    if (!isHandleOf(answer.response.userHandle, personId)) return undefined;
    return verified.authenticationInfo.newCounter;
  },
};

/** How the authenticator names the person (WebAuthn 6.1: nothing that tells who they are). */
function handleOf(personId: PersonId) {
  return Uint8Array.from(Buffer.from(String(personId), "ascii"));
}

/** WebAuthn 7.2, step 6: where the authenticator says whose it is, it must be this person's. */
function isHandleOf(handle: string | undefined, personId: PersonId): boolean {
  return !handle || Buffer.from(handle, "base64url").toString("latin1") === String(personId);
}

function descriptor({ credentialId, transports }: { credentialId: string; transports: readonly string[] }) {
  return { id: credentialId, transports: [...transports] };
}

/** The browser's word, to be given back to it: of a few short words nothing else is kept. */
function told(transports: readonly string[] | undefined): string[] {
  const words = Array.isArray(transports) ? transports : [];
  return words.filter((word) => /^[a-z-]{1,20}$/.test(word)).slice(0, MAX_TRANSPORTS);
}

/** The library throws at whatever it does not accept; of what was sent nothing is told further. */
async function orUndefined<Result>(verify: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
