import type { ChatRequestId } from "../domain/identifiers.ts";
import { ACCOUNT_LINK_MS } from "../domain/periods.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { ChatWish, SupportStore } from "../ports/support-store.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

interface Ports {
  readonly support: Pick<SupportStore, "ask">;
  readonly writeAccountLetter: WriteAccountLetter;
  readonly postOffice: Pick<PostOffice, "channels">;
  readonly secrets: Pick<Secrets, "identifier" | "token" | "hashToken">;
  readonly clock: Clock;
}

/**
 * An administrator asks Support to turn the chat off or on. It counts when they have opened the link that goes to the
 * address with which they sign in: so it comes from that address, whoever sits at their screen.
 * @returns the request
 * @throws Refusal `administrators-only`, `no-mail`
 */
export function askSupport({ support, writeAccountLetter, postOffice, secrets, clock }: Ports) {
  return async (by: Person, wish: ChatWish): Promise<ChatRequestId> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    if (!postOffice.channels.has("email")) throw new Refusal("no-mail");
    const secret = secrets.token();
    const madeAt = clock.now();
    const id = secrets.identifier() as ChatRequestId;
    await support.ask({
      id,
      organisationId: by.organisationId,
      personId: by.id,
      wish,
      hash: secrets.hashToken(secret),
      madeAt,
      endsAt: madeAt + ACCOUNT_LINK_MS,
    });
    if (!(await writeAccountLetter({ personId: by.id, kind: "chat-request", secret, wish })))
      throw new Refusal("no-mail");
    return id;
  };
}
