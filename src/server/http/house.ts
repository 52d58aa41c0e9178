import type { Deeds } from "./deeds.ts";
import type { HttpConfig } from "./http-config.ts";
import type { onlyGently } from "./only-gently.ts";
import type { onlySignedIn } from "./signed-in.ts";
import type { WhileSignedIn } from "./while-signed-in.ts";

/** What each endpoint gets. `signedIn` is the guard: an endpoint without it is for everybody, `gently`. */
export interface House {
  readonly deeds: Deeds;
  readonly config: HttpConfig;
  readonly secure: boolean;
  readonly signedIn: ReturnType<typeof onlySignedIn>;
  readonly whileSignedIn: WhileSignedIn;
  readonly gently: ReturnType<typeof onlyGently>;
}
