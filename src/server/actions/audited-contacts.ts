import type { AuditObject } from "../ports/audit.ts";
import type { answerAdmission } from "./answer-admission.ts";
import type { changeContact } from "./change-contact.ts";
import type { connectPerson } from "./connect-person.ts";
import type { deleteContact } from "./delete-contact.ts";
import type { dismissLetter } from "./dismiss-letter.ts";
import type { endAppointment } from "./end-appointment.ts";
import type { joinByCode } from "./join-by-code.ts";
import type { keepContact } from "./keep-contact.ts";
import type { listLetters } from "./list-letters.ts";
import type { lookAtAdmission } from "./look-at-admission.ts";
import type { makeAppointment } from "./make-appointment.ts";
import type { mergeContacts } from "./merge-contacts.ts";
import type { openInvitation } from "./open-invitation.ts";
import type { remindAppointment } from "./remind-appointment.ts";
import type { retryLetter } from "./retry-letter.ts";
import { by, byId, type FindPerson, NOBODY, refusedAccess, type Watch } from "./watch-deeds.ts";

export interface GuestsDeeds {
  readonly keepContact: ReturnType<typeof keepContact>;
  readonly changeContact: ReturnType<typeof changeContact>;
  readonly deleteContact: ReturnType<typeof deleteContact>;
  readonly mergeContacts: ReturnType<typeof mergeContacts>;
  readonly openInvitation: ReturnType<typeof openInvitation>;
  readonly joinByCode: ReturnType<typeof joinByCode>;
  readonly lookAtAdmission: ReturnType<typeof lookAtAdmission>;
  readonly answerAdmission: ReturnType<typeof answerAdmission>;
  readonly makeAppointment: ReturnType<typeof makeAppointment>;
  readonly remindAppointment: ReturnType<typeof remindAppointment>;
  readonly endAppointment: ReturnType<typeof endAppointment>;
  readonly connectPerson: ReturnType<typeof connectPerson>;
  readonly listLetters: ReturnType<typeof listLetters>;
  readonly retryLetter: ReturnType<typeof retryLetter>;
  readonly dismissLetter: ReturnType<typeof dismissLetter>;
}

/** Guests: who keeps them, how they came in, and what was sent to them. */
export function auditedGuests(watch: Watch, find: FindPerson, deeds: GuestsDeeds): GuestsDeeds {
  return {
    ...contacts(watch, deeds),
    ...entrances(watch, find, deeds),
    ...appointments(watch, deeds),
    ...letters(watch, deeds),
  };
}

const guest = (id: number): AuditObject => ({ kind: "guest", id });
const appointment = (id: number): AuditObject => ({ kind: "appointment", id });
const letter = (id: number): AuditObject => ({ kind: "letter", id });

function contacts(watch: Watch, deeds: GuestsDeeds) {
  return {
    keepContact: watch(deeds.keepContact, ({ result }, person) => ({
      action: "contact.made",
      ...by(person),
      ...(result && { object: guest(result.contact.id), detail: { known: !result.made } }),
    })),
    changeContact: watch(deeds.changeContact, (_, person, id) => ({
      action: "contact.changed",
      ...by(person),
      object: guest(id),
    })),
    deleteContact: watch(deeds.deleteContact, (_, person, id) => ({
      action: "contact.deleted",
      ...by(person),
      object: guest(id),
    })),
    mergeContacts: watch(deeds.mergeContacts, (_, person, from, into) => ({
      action: "contact.merged",
      ...by(person),
      object: guest(from),
      detail: { into },
    })),
  };
}

/** What does not open is nobody's: who it was meant for is not told, to the log neither. */
function entrances(watch: Watch, find: FindPerson, deeds: GuestsDeeds) {
  return {
    openInvitation: watch(deeds.openInvitation, async ({ result }) => ({
      action: "invitation.opened",
      ...(result ? await byId(find, result.session.personId) : NOBODY),
      ...(result && { object: { kind: "session", id: result.session.sessionId } }),
    })),
    joinByCode: watch(deeds.joinByCode, async ({ result }) => {
      if (result && "admission" in result) return { action: "admission.asked", ...NOBODY };
      return {
        action: "code.redeemed",
        ...(result ? await byId(find, result.landed.session.personId) : NOBODY),
      };
    }),
    /** The page asks again and again until it is let in. */
    lookAtAdmission: watch(deeds.lookAtAdmission, async ({ result }) => {
      if (!result || "admission" in result) return undefined;
      const who = await byId(find, result.landed.session.personId);
      return { action: "code.redeemed", ...who, detail: { admitted: true } };
    }),
    answerAdmission: watch(deeds.answerAdmission, (_, person, id, letIn) => ({
      action: "admission.answered",
      ...by(person),
      object: { kind: "admission", id },
      detail: { letIn },
    })),
  };
}

function appointments(watch: Watch, deeds: GuestsDeeds) {
  return {
    makeAppointment: watch(deeds.makeAppointment, ({ result }, person, { people }) => ({
      action: "appointment.made",
      ...by(person),
      ...(result && { object: appointment(result.id) }),
      detail: { people: people.length },
    })),
    remindAppointment: watch(deeds.remindAppointment, (_, person, id) => ({
      action: "appointment.reminded",
      ...by(person),
      object: appointment(id),
    })),
    endAppointment: watch(deeds.endAppointment, (_, person, id) => ({
      action: "appointment.ended",
      ...by(person),
      object: appointment(id),
    })),
    connectPerson: watch(deeds.connectPerson, (_, person, id, connected) => ({
      action: "appointment.connected",
      ...by(person),
      object: { kind: "person", id: connected },
      detail: { appointment: id },
    })),
  };
}

function letters(watch: Watch, deeds: GuestsDeeds) {
  return {
    listLetters: watch(deeds.listLetters, refusedAccess("list-letters")),
    retryLetter: watch(deeds.retryLetter, (_, person, id) => ({
      action: "letter.retried",
      ...by(person),
      object: letter(id),
    })),
    dismissLetter: watch(deeds.dismissLetter, (_, person, id) => ({
      action: "letter.dismissed",
      ...by(person),
      object: letter(id),
    })),
  };
}
