import type { SignedIn } from "../actions/recognise-session.ts";
import type { Deeds } from "./deeds.ts";
import { readCookie } from "./session-cookie.ts";

/** Whose browser this is, by its `Cookie` header: of somebody with an account, else of a guest. */
export async function recogniseCookies(
  { recogniseSession }: Pick<Deeds, "recogniseSession">,
  header: string | undefined,
  secure: boolean,
): Promise<SignedIn | undefined> {
  for (const kind of ["session", "guest"] as const) {
    const token = readCookie(header, kind, secure);
    const session = token ? await recogniseSession(token) : undefined;
    if (session) return session;
  }
  return undefined;
}
