import { beginSignOn } from "./actions/begin-sign-on.ts";
import { finishSignOn } from "./actions/finish-sign-on.ts";
import { describeSignOn, removeSignOn, saveSignOn, testSignOn } from "./actions/keep-sign-on.ts";
import type { OwnAccountPorts } from "./compose-own-account.ts";
import type { SignOnProvider } from "./ports/sign-on-provider.ts";
import type { SignOnStore } from "./ports/sign-on-store.ts";
import type { ThreadStore } from "./ports/thread-store.ts";

export interface OwnProviderPorts extends OwnAccountPorts {
  readonly signOn: SignOnStore;
  readonly signOnProvider: SignOnProvider;
  readonly threads: ThreadStore;
  readonly log: { warn(about: object, message: string): void };
}

/** Signing in at an organisation's own provider, and setting that up. */
export function ownProvider(ports: OwnProviderPorts) {
  return {
    beginSignOn: beginSignOn(ports),
    finishSignOn: finishSignOn(ports),
    describeSignOn: describeSignOn(ports),
    saveSignOn: saveSignOn(ports),
    removeSignOn: removeSignOn(ports),
    testSignOn: testSignOn(ports),
  };
}
