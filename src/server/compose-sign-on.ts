import { allowLink } from "./actions/ask-to-link.ts";
import { beginSignOn } from "./actions/begin-sign-on.ts";
import { finishSignOn } from "./actions/finish-sign-on.ts";
import { describeSignOn, removeSignOn, saveSignOn, testSignOn } from "./actions/keep-sign-on.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import type { OwnAccountPorts } from "./compose-own-account.ts";
import type { SignOnProvider } from "./ports/sign-on-provider.ts";
import type { SignOnStore } from "./ports/sign-on-store.ts";
import type { SupportStore } from "./ports/support-store.ts";
import type { ThreadStore } from "./ports/thread-store.ts";

export interface OwnProviderPorts extends OwnAccountPorts {
  readonly signOn: SignOnStore;
  readonly signOnProvider: SignOnProvider;
  readonly support: SupportStore;
  readonly threads: ThreadStore;
  readonly log: {
    warn(about: object, message: string): void;
    error(about: object, message: string): void;
  };
}

/** Signing in at an organisation's own provider, and setting that up. */
export function ownProvider(ports: OwnProviderPorts) {
  const writing = { ...ports, writeAccountLetter: writeAccountLetter(ports) };
  return {
    beginSignOn: beginSignOn(ports),
    finishSignOn: finishSignOn(writing),
    allowLink: allowLink(writing),
    describeSignOn: describeSignOn(ports),
    saveSignOn: saveSignOn(writing),
    removeSignOn: removeSignOn(writing),
    testSignOn: testSignOn(ports),
  };
}
