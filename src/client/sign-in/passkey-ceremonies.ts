import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { type Answer, request } from "../connection/request.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";

/** Where a passkey is asked for; `<path>/options` has the challenge. */
export type PasskeyPath = "/api/sign-in/passkey" | "/api/account/prove/passkey";

/** The person chooses a passkey, and the server says whether it is theirs. Never throws. */
export async function showPasskey(path: PasskeyPath): Promise<Answer<undefined>> {
  const options = await request<PublicKeyCredentialRequestOptionsJSON>("POST", `${path}/options`, {});
  if (!options.ok) return options;
  try {
    const response = await startAuthentication({ optionsJSON: options.value });
    return await request("POST", path, { response });
  } catch (error) {
    return notUsed(error);
  }
}

/** The device makes a passkey. Never throws. */
export async function makePasskey(options: object): Promise<Answer<RegistrationResponseJSON>> {
  try {
    const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
    return { ok: true, value: await startRegistration({ optionsJSON }) };
  } catch (error) {
    return notUsed(error);
  }
}

/** What browsers say when somebody cancels, waits too long, or has no passkey here is the same, on purpose. */
function notUsed(error: unknown): Answer<never> {
  const { name, cause } = error as Error;
  const kind = cause instanceof Error ? cause.name : name;
  if (kind === "InvalidStateError")
    return { ok: false, status: 0, error: { code: "passkey-known", sentence: words.passkeyKnown } };
  const cancelled = kind === "NotAllowedError" || kind === "AbortError";
  const sentence = cancelled ? words.passkeyNotUsed : words.passkeyUnknownHere;
  return { ok: false, status: 0, error: { code: "passkey-not-used", sentence } };
}
