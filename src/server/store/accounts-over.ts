import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { PasskeyStore, SecondFactorStore } from "../ports/second-factor-store.ts";
import type { SignOnStore } from "../ports/sign-on-store.ts";
import type { Engine } from "./deeds.ts";

/** The part of the store that is about how account holders prove who they are. */
export interface AccountStores {
  readonly secondFactors: SecondFactorStore;
  readonly passkeys: PasskeyStore;
  readonly ceremonies: CeremonyStore;
  readonly signOn: SignOnStore;
}

export function accountsOver(engine: Engine): AccountStores {
  return {
    secondFactors: {
      standing: (personId) => engine.read("signInStanding", personId),
      totpSecrets: (personId) => engine.read("totpSecrets", personId),
      putPendingTotp: (personId, sealed) => engine.write("putPendingTotp", personId, sealed),
      confirmTotp: (personId, sealed, step) => engine.write("confirmTotp", personId, sealed, step),
      useTotpStep: (personId, step) => engine.write("useTotpStep", personId, step),
      removeTotp: (personId, evenLast) => engine.write("removeTotp", personId, evenLast),
      putRecoveryCodes: (personId, hashes) => engine.write("putRecoveryCodes", personId, hashes),
      useRecoveryCode: (personId, hash) => engine.write("useRecoveryCode", personId, hash),
      removeAll: (personId) => engine.write("removeAllFactors", personId),
    },
    passkeys: {
      add: (passkey, most) => engine.write("addPasskey", passkey, most),
      of: (personId) => engine.read("passkeysOf", personId),
      find: (credentialId) => engine.read("findPasskey", credentialId),
      used: (id, counter, now) => engine.write("passkeyUsed", id, counter, now),
      rename: (personId, id, name) => engine.write("renamePasskey", personId, id, name),
      remove: (personId, id, evenLast) => engine.write("removePasskey", personId, id, evenLast),
    },
    ceremonies: {
      put: (hash, ceremony, endsAt) => engine.write("putCeremony", hash, ceremony, endsAt),
      look: (hash, kind, now) => engine.read("lookAtCeremony", hash, kind, now),
      answer: (hash, kind, now, most) => engine.write("answerCeremony", hash, kind, now, most),
      setState: (hash, state) => engine.write("setCeremonyState", hash, state),
      take: (hash, kind, now) => engine.write("takeCeremony", hash, kind, now),
      endOf: (personId) => engine.write("endCeremoniesOf", personId),
      eraseEnded: (now) => engine.write("eraseEndedCeremonies", now),
    },
    signOn: {
      of: (organisationId) => engine.read("signOnOf", organisationId),
      organisationOf: (domain) => engine.read("organisationOfDomain", domain),
      hasCome: (personId) => engine.read("hasComeFromProvider", personId),
      save: (by, record, isOther) => engine.write("saveSignOn", by, record, isOther),
      comeIn: (comes) => engine.write("comeFromProvider", comes),
      link: (link) => engine.write("linkToProvider", link),
    },
  };
}
