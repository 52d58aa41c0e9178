import type { SignedOn } from "../ports/sign-on-provider.ts";

interface Claims {
  readonly [claim: string]: unknown;
  readonly name?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
}

/** A person in more groups than this is in none that a clinic would have meant. */
const MOST_GROUPS = 5_000;

/**
 * What the ID token says (OpenID Connect Core 1.0, 5.1), and of what it leaves out what UserInfo says: providers put
 * e-mail and groups into the one or into the other.
 */
export async function readClaims(
  token: Claims & { readonly sub: string },
  userInfo: () => Promise<Claims>,
  groupsClaim: string | undefined,
): Promise<SignedOn> {
  const isMissing = (name: string) => token[name] === undefined;
  const lacks = isMissing("email") || (groupsClaim !== undefined && isMissing(groupsClaim));
  const further = lacks ? await userInfo() : {};
  // An address and whether it is verified are of one source.
  const address = isMissing("email") ? further : token;
  return {
    subject: token.sub,
    name: text(token.name) ?? text(further.name),
    email: text(address.email),
    emailVerified: address.email_verified === true,
    groups: groupsClaim === undefined ? [] : texts(token[groupsClaim] ?? further[groupsClaim]),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A single group comes as a text from some. */
function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.slice(0, MOST_GROUPS).filter((one) => typeof one === "string");
}
