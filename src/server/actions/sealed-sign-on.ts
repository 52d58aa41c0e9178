import type { OrganisationId } from "../domain/identifiers.ts";
import type { SignOnSettings } from "../domain/sign-on-settings.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { SignOnRecord, SignOnStore } from "../ports/sign-on-store.ts";

export interface SealedSignOnPorts {
  readonly signOn: Pick<SignOnStore, "of">;
  readonly details: Pick<DetailsSealer, "open">;
}

export interface OpenedSignOn extends Pick<SignOnRecord, "domains" | "localSignIn"> {
  /** Undefined: there is no provider. */
  readonly settings: SignOnSettings | undefined;
}

export function bindingOf(organisationId: OrganisationId) {
  return { organisationId, kind: "sign-on", id: organisationId } as const;
}

/** How an organisation's people sign in at its own provider. */
export function openSignOn({ signOn, details }: SealedSignOnPorts) {
  return async (organisationId: OrganisationId): Promise<OpenedSignOn> => {
    const { sealed, domains, localSignIn } = await signOn.of(organisationId);
    const text = sealed && (await details.open(bindingOf(organisationId), sealed));
    return { settings: text === undefined ? undefined : JSON.parse(text), domains, localSignIn };
  };
}
