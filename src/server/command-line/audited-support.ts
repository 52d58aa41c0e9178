import type { OrganisationId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Audit, AuditEvent } from "../ports/audit.ts";
import type { SupportDeeds } from "./run-support.ts";

type Fact = Pick<AuditEvent, "action" | "organisationId" | "object"> & { detail?: AuditEvent["detail"] };

/** Records how a deed ended, and passes that on. */
function recordedIn(audit: Pick<Audit, "record">) {
  return async <Result>(
    fact: Fact,
    deed: () => Promise<Result>,
    whose: (result: Result) => OrganisationId | undefined = () => fact.organisationId,
  ): Promise<Result> => {
    const event = {
      ...fact,
      actor: { kind: "support" as const },
      detail: { ...fact.detail, from: "command-line" },
    };
    try {
      const result = await deed();
      await audit.record({ ...event, organisationId: whose(result), outcome: "done" });
      return result;
    } catch (error) {
      if (error instanceof Refusal) await audit.record({ ...event, outcome: error.code });
      throw error;
    }
  };
}

/** The command line's changes stand in the log like everybody's: done, or with the code of what refused them. */
export function auditedSupport(deeds: SupportDeeds, audit: Pick<Audit, "record">): SupportDeeds {
  const recorded = recordedIn(audit);
  const about = (id: OrganisationId) => ({
    organisationId: id,
    object: { kind: "organisation" as const, id },
  });
  return {
    ...deeds,
    switchChat(by, id, to) {
      const detail = { wish: to.enabled ? "on" : "off", request: to.requestId };
      return recorded({ action: "chat.switched", ...about(id), detail }, () => deeds.switchChat(by, id, to));
    },
    declineRequest(by, id) {
      const object = { kind: "chat-request" as const, id };
      const fact = { action: "chat-request.declined" as const, organisationId: undefined, object };
      return recorded(
        fact,
        () => deeds.declineRequest(by, id),
        (organisationId) => organisationId,
      );
    },
    setRetention(by, id, retentionMs) {
      const fact = { action: "retention.changed" as const, ...about(id), detail: { retentionMs } };
      return recorded(fact, () => deeds.setRetention(by, id, retentionMs));
    },
    async addPerson(name, email) {
      const added = await deeds.addPerson(name, email);
      await audit.record(ofPerson("support.added", added.id));
      return added;
    },
    async removePerson(email) {
      const id = await deeds.removePerson(email);
      await audit.record(ofPerson("support.removed", id));
      return id;
    },
  };
}

function ofPerson(action: "support.added" | "support.removed", id: number): AuditEvent {
  return {
    action,
    organisationId: undefined,
    actor: { kind: "support" },
    object: { kind: "account", id },
    outcome: "done",
    detail: { from: "command-line" },
  };
}
