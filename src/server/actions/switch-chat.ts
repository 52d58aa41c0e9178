import type { ChatRequestId, OrganisationId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { SupportStore } from "../ports/support-store.ts";
import { type TellPorts, tellAdministrators } from "./tell-administrators.ts";

interface Ports extends TellPorts {
  readonly support: Pick<SupportStore, "switchChat" | "administrators">;
  readonly followedSwitch: { look(): Promise<void> };
  readonly clock: Clock;
}

/** Somebody of Support who is signed in, or whoever may run commands on the server's machine. */
export type BySupport = Person | "command line";

/** @throws Refusal `support-only` */
export function refuseUnlessSupport(by: BySupport): void {
  if (by !== "command line" && !by.support) throw new Refusal("support-only");
}

export function idOf(by: BySupport): Person["id"] | undefined {
  return by === "command line" ? undefined : by.id;
}

/**
 * Turns an organisation's chat off or on, as one of its administrators has asked: with a request for exactly this, which
 * is used up. Every page of this process knows when this resolves; the administrators get a letter.
 * @throws Refusal `support-only`, `request-needed`
 */
export function switchChat(ports: Ports) {
  const tell = tellAdministrators(ports);
  return async (
    by: BySupport,
    organisationId: OrganisationId,
    { enabled, requestId }: { enabled: boolean; requestId: ChatRequestId },
  ): Promise<void> => {
    refuseUnlessSupport(by);
    const wish = enabled ? "on" : "off";
    const change = { organisationId, requestId, wish, by: idOf(by), now: ports.clock.now() } as const;
    if (!(await ports.support.switchChat(change))) throw new Refusal("request-needed");
    await ports.followedSwitch.look();
    await tell(organisationId, { kind: "chat-switched", wish });
  };
}
