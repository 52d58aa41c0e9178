import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import { ACCOUNT_LINK_MS } from "../domain/periods.ts";
import { Refusal } from "../domain/refusal.ts";
import { SignOnRefusal } from "../domain/sign-on-refusal.ts";
import type { CeremonyStore } from "../ports/ceremony-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Later } from "../ports/later.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { SignOnStore } from "../ports/sign-on-store.ts";
import { linksAskedFor } from "./links-asked-for.ts";
import { openSignOn, type SealedSignOnPorts } from "./sealed-sign-on.ts";
import type { WriteAccountLetter } from "./write-account-letter.ts";

export interface AskToLinkPorts {
  readonly ceremonies: Pick<CeremonyStore, "put">;
  readonly secrets: Pick<Secrets, "token" | "hashToken">;
  readonly writeAccountLetter: WriteAccountLetter;
  readonly clock: Clock;
}

interface Wish {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly issuer: string;
  readonly subjectHash: string;
}

/** What is kept of the wish until its person allows it. */
type KeptWish = Omit<Wish, "personId">;

/**
 * A provider that an administrator has set says whose account this is, and administrators are not to come in as anybody
 * else: so the person is asked, at the address that the account has here.
 * @returns the refusal to answer with: the letter is on its way, or there can be none (now)
 */
export function askToLink({ ceremonies, secrets, writeAccountLetter, clock }: AskToLinkPorts) {
  const asked = linksAskedFor();
  return async ({ personId, ...wish }: Wish): Promise<SignOnRefusal> => {
    const now = clock.now();
    const refusal = (code: "too-fast" | "single-sign-on-failed" | "single-sign-on-letter") =>
      new SignOnRefusal(wish.organisationId, personId, code);
    const next = asked.next(personId, now);
    if (next === undefined) return refusal("too-fast");
    if (next > now) return refusal("single-sign-on-letter");
    asked.leaves(personId, now, now);
    const secret = secrets.token();
    const state = JSON.stringify(wish satisfies KeptWish);
    const ceremony = { kind: "link-provider" as const, personId, state };
    await ceremonies.put(secrets.hashToken(secret), ceremony, now + ACCOUNT_LINK_MS);
    const isWritten = await writeAccountLetter({ personId, kind: "link-provider", secret });
    return refusal(isWritten ? "single-sign-on-letter" : "single-sign-on-failed");
  };
}

interface AllowPorts extends SealedSignOnPorts {
  readonly signOn: Pick<SignOnStore, "of" | "link">;
  readonly ceremonies: Pick<CeremonyStore, "take">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly writeAccountLetter: WriteAccountLetter;
  readonly later: Later;
  readonly clock: Clock;
}

/**
 * The click: from now on the organisation's provider opens this account. It signs nobody in.
 * @returns whose account it is
 * @throws Refusal `link-ended`, also when the organisation has another provider by now
 */
export function allowLink({
  signOn,
  ceremonies,
  secrets,
  writeAccountLetter,
  later,
  clock,
  ...ports
}: AllowPorts) {
  const open = openSignOn({ ...ports, signOn });
  return async (secret: string): Promise<PersonId> => {
    const now = clock.now();
    const ceremony = await ceremonies.take(secrets.hashToken(secret), "link-provider", now);
    if (ceremony?.personId === undefined) throw new Refusal("link-ended");
    const { personId, state } = ceremony;
    const { issuer, organisationId, subjectHash } = JSON.parse(state) as KeptWish;
    const { settings } = await open(organisationId);
    const isSame = settings?.issuer === issuer;
    if (!isSame || !(await signOn.link({ personId, organisationId, subjectHash, now })))
      throw new Refusal("link-ended");
    later.do("tell of a new way to sign in", async () => {
      await writeAccountLetter({ personId, kind: "new-sign-in-way" });
    });
    return personId;
  };
}
