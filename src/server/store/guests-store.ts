import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { ContactStore, InvitationStore } from "../ports/contact-store.ts";
import type { OrganisationKeyStore } from "../ports/details-sealer.ts";
import type { LetterStore } from "../ports/letter-store.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { Engine } from "./deeds.ts";
import type { Soiled } from "./soiled.ts";

/** The part of the store that is about guests and what brings them in. */
export interface GuestsStore {
  readonly contacts: ContactStore;
  readonly invitations: InvitationStore;
  readonly codes: AccessCodeStore;
  readonly appointments: AppointmentStore;
  readonly letters: LetterStore;
  readonly notifications: NotificationStore;
  readonly organisationKeys: OrganisationKeyStore;
}

export function guestsOver(engine: Engine, soiled: Soiled): GuestsStore {
  return {
    contacts: contactsOver(engine, soiled),
    invitations: {
      put: (invitation) => engine.write("putInvitation", invitation),
      find: (hash) => engine.read("findInvitation", hash),
      openOn: (id, deviceHash, now) => engine.write("openInvitation", id, deviceHash, now),
      revoke: (personId, threadId, now) => engine.write("revokeInvitations", personId, threadId, now),
      states: (of, people, now) => engine.read("invitationStates", of, people, now),
      madeSince: (personId, since) => engine.read("invitationsMadeSince", personId, since),
      eraseEnded: (endedBefore) => engine.write("eraseEndedInvitations", endedBefore),
    },
    codes: codesOver(engine),
    appointments: {
      put: (appointment) => engine.write("putAppointment", appointment),
      ofHost: (hostId, now) => engine.read("appointmentsOfHost", hostId, now),
      ofPerson: (personId, now) => engine.read("appointmentsOfPerson", personId, now),
      find: (id, now) => engine.read("findAppointment", id, now),
      setWaiting: (id, personId, since) => engine.write("setWaiting", id, personId, since),
      everybodyWaiting: (now) => engine.read("everybodyWaiting", now),
      connect: (id, personId, now) => engine.write("connectPerson", id, personId, now),
      end: (id, now) => engine.write("endAppointment", id, now),
      eraseEnded: (endedBefore) => engine.write("eraseEndedAppointments", endedBefore),
    },
    letters: lettersOver(engine, soiled),
    notifications: notificationsOver(engine),
    organisationKeys: {
      wrappedKey: (organisationId) => engine.read("wrappedKey", organisationId),
      anyWrappedKey: () => engine.read("anyWrappedKey"),
      putWrappedKeyIfNone: (organisationId, wrapped) =>
        engine.write("putWrappedKeyIfNone", organisationId, wrapped),
    },
  };
}

function contactsOver(engine: Engine, soiled: Soiled): ContactStore {
  const soils = <Result>(result: Result): Result => {
    soiled.since = true;
    return result;
  };
  return {
    add: (contact, keeper, now) => engine.write("addContact", contact, keeper, now),
    keep: (keeper, id) => engine.write("keepContact", keeper, id),
    change: async (contact, now) => soils(await engine.write("changeContact", contact, now)),
    keptBy: (keeper) => engine.read("contactsKeptBy", keeper),
    findKept: (keeper, id) => engine.read("findKeptContact", keeper, id),
    keptByOthers: (keeper, id) => engine.read("contactKeptByOthers", keeper, id),
    countKept: (keeper) => engine.read("countKeptContacts", keeper),
    find: (id) => engine.read("findContact", id),
    withAddress: (organisationId, hashes) => engine.read("contactsWithAddress", organisationId, hashes),
    remove: async (keeper, id, now) => soils(await engine.write("removeContact", keeper, id, now)),
    merge: async (from, into, now) => soils(await engine.write("mergeContacts", from, into, now)),
    endAccess: async (id, now) => soils(await engine.write("endAccess", id, now)),
    endDevices: (id, now) => engine.write("endDevices", id, now),
    async eraseNames(now) {
      const erased = await engine.write("eraseNames", now);
      soiled.since ||= erased > 0;
      return erased;
    },
  };
}

function codesOver(engine: Engine): AccessCodeStore {
  return {
    put: (code) => engine.write("putCode", code),
    tryCode: (hash, day, now) => engine.write("tryCode", hash, day, now),
    countByName: (day) => engine.write("countByName", day),
    async countWrong(day) {
      await engine.write("countWrongCodes", day, 1);
    },
    living: (of, now) => engine.read("livingCodes", of, now),
    revoke: (personId, threadId) => engine.write("revokeCode", personId, threadId),
    eraseEnded: (now) => engine.write("eraseEndedCodes", now),
    ask: (admission) => engine.write("askAdmission", admission),
    findAdmission: (hash, now) => engine.read("findAdmission", hash, now),
    asking: (host, now) => engine.read("asking", host, now),
    admit: (id, host, now) => engine.write("admit", id, host, now),
    refuse: (id, host) => engine.write("refuseAdmission", id, host),
    endAdmission: (id) => engine.write("endAdmission", id),
  };
}

function lettersOver(engine: Engine, soiled: Soiled): LetterStore {
  return {
    put: (letter, invitation) => engine.write("putLetter", letter, invitation),
    due: (now, limit) => engine.read("dueLetters", now, limit),
    handOver: (id) => engine.write("handOverLetter", id),
    async sent(id, now, linkEndsAt) {
      await engine.write("letterSent", id, now, linkEndsAt);
      soiled.since = true;
    },
    again: (id, nextAt, problem) => engine.write("sendLetterAgain", id, nextAt, problem),
    undelivered: (id, now, problem) => engine.write("letterUndelivered", id, now, problem),
    recover: (now) => engine.write("recoverLetters", now),
    listUndelivered: (organisationId, limit) => engine.read("undeliveredLetters", organisationId, limit),
    countUndelivered: (organisationId) => engine.read("countUndeliveredLetters", organisationId),
    countWaiting: (organisationId, now) => engine.read("countWaitingLetters", organisationId, now),
    countByState: () => engine.read("countLettersByState"),
    retry: (id, organisationId, now) => engine.write("retryLetter", id, organisationId, now),
    dismiss: (id, organisationId) => engine.write("dismissLetter", id, organisationId),
    eraseEnded: (endedBefore) => engine.write("eraseEndedLetters", endedBefore),
  };
}

function notificationsOver(engine: Engine): NotificationStore {
  return {
    settings: (personId) => engine.read("notificationSettings", personId),
    save: (personId, settings) => engine.write("saveNotificationSettings", personId, settings),
    keepDeviceZone: (personId, timeZone) => engine.write("keepDeviceZone", personId, timeZone),
    unnotified: (unreadSince, now, limit) => engine.read("unnotified", unreadSince, now, limit),
    notified: (personId, threadId, now) => engine.write("notified", personId, threadId, now),
    seen: (personId, now) => engine.write("seen", personId, now),
    optOut: (mobileHash, word, now) => engine.write("optOut", mobileHash, word, now),
    optIn: (mobileHash) => engine.write("optIn", mobileHash),
    optedOut: (mobileHashes) => engine.read("optedOut", mobileHashes),
  };
}
