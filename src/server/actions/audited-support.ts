import type { AuditEvent } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SupportStore } from "../ports/support-store.ts";
import type { askSupport } from "./ask-support.ts";
import type { confirmChatRequest } from "./confirm-chat-request.ts";
import type { declineRequest } from "./decline-request.ts";
import type { listOrganisations } from "./list-organisations.ts";
import type { setRetention } from "./set-retention.ts";
import type { BySupport, switchChat } from "./switch-chat.ts";
import { by, NOBODY, type Watch } from "./watch-deeds.ts";

export interface SupportDeeds {
  readonly listOrganisations: ReturnType<typeof listOrganisations>;
  readonly switchChat: ReturnType<typeof switchChat>;
  readonly setRetention: ReturnType<typeof setRetention>;
  readonly declineRequest: ReturnType<typeof declineRequest>;
  readonly askSupport: ReturnType<typeof askSupport>;
  readonly confirmChatRequest: ReturnType<typeof confirmChatRequest>;
}

export interface AuditedSupportPorts {
  readonly support: Pick<SupportStore, "findAsked">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly clock: Clock;
}

/** Whoever runs commands on the server's machine has no account. */
export function actorOf(who: BySupport): AuditEvent["actor"] {
  return who === "command line" ? { kind: "system" } : by(who).actor;
}

/** Support's switch stands in the log of the organisation that it is about. */
export function auditedSupport(watch: Watch, ports: AuditedSupportPorts, deeds: SupportDeeds): SupportDeeds {
  return {
    listOrganisations: watch(deeds.listOrganisations, ({ outcome }, who) =>
      outcome === "done" || who === "command line" ? undefined : { action: "access.refused", ...by(who) },
    ),
    switchChat: watch(deeds.switchChat, (_, who, organisationId, { enabled, requestId }) => ({
      action: "chat.switched",
      organisationId,
      actor: actorOf(who),
      object: { kind: "organisation", id: organisationId },
      detail: { enabled, request: requestId },
    })),
    setRetention: watch(deeds.setRetention, (_, who, organisationId, retentionMs) => ({
      action: "retention.changed",
      organisationId,
      actor: actorOf(who),
      object: { kind: "organisation", id: organisationId },
      detail: { retentionMs },
    })),
    declineRequest: watch(deeds.declineRequest, ({ result }, who, id) => ({
      action: "chat-request.declined",
      organisationId: result,
      actor: actorOf(who),
      object: { kind: "chat-request", id },
    })),
    askSupport: watch(deeds.askSupport, (_, person, wish) => ({
      action: "chat-request.made",
      ...by(person),
      detail: { wish },
    })),
    confirmChatRequest: confirmed(watch, ports, deeds),
  };
}

/** Whoever has the letter has clicked: whose request it was is looked up before the link is used. */
function confirmed(
  watch: Watch,
  { support, secrets, clock }: AuditedSupportPorts,
  { confirmChatRequest: confirm }: Pick<SupportDeeds, "confirmChatRequest">,
): SupportDeeds["confirmChatRequest"] {
  return async (secret) => {
    const asked = await support.findAsked(secrets.hashToken(secret), clock.now());
    const who = asked && {
      organisationId: asked.organisationId,
      actor: { kind: "account", id: asked.personId } as const,
    };
    const watched = watch(confirm, () => ({
      action: "chat-request.confirmed",
      ...(who ?? NOBODY),
      ...(asked && { detail: { wish: asked.wish } }),
    }));
    return watched(secret);
  };
}
