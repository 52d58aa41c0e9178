import type { InferOutput } from "valibot";
import type { AddedPasskey } from "../../shared/protocol/account-bodies.ts";
import type { Answer } from "../connection/request.ts";
import { say } from "../text/say.ts";
import { deviceName } from "./device-name.ts";
import type { Ask } from "./use-account.ts";

export type Added = InferOutput<typeof AddedPasskey>;

/** Makes a passkey on this device and gives it to the account, under a name that can be changed. */
export async function addPasskey(ask: Ask): Promise<Answer<Added>> {
  const ceremonies = await import("../sign-in/passkey-ceremonies.ts").catch(() => null);
  if (ceremonies === null)
    return { ok: false, status: 0, error: { code: "unreachable", sentence: say.unreachable } };
  const options = await ask<object>("POST", "/api/account/passkeys/options");
  if (!options.ok) return options;
  const made = await ceremonies.makePasskey(options.value);
  if (!made.ok) return made;
  const name = deviceName(navigator.userAgent);
  return ask<Added>("POST", "/api/account/passkeys", { name, response: made.value });
}
