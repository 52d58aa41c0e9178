import type {
  AppointmentId,
  InvitationId,
  LetterId,
  Millis,
  OrganisationId,
  PersonId,
  ThreadId,
} from "../domain/identifiers.ts";
import { letterWords } from "../domain/letter-wording.ts";
import { SECOND_LETTER_BEYOND_MS, UNSENT_INVITATION_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { NewInvitation } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { ChatLetterKind, LetterStore } from "../ports/letter-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { Secrets } from "../ports/secrets.ts";
import { type ChannelPorts, chooseChannel, type Reach } from "./choose-channel.ts";

export interface WriteLetterPorts extends ChannelPorts {
  readonly people: Pick<PeopleStore, "byId" | "settings">;
  readonly letters: Pick<LetterStore, "put">;
  readonly details: Pick<DetailsSealer, "open" | "seal" | "hashForAll">;
  readonly postOffice: PostOffice;
  readonly secrets: Pick<Secrets, "identifier" | "token" | "hashToken">;
  readonly clock: Clock;
}

export interface LetterOrder {
  readonly personId: PersonId;
  readonly organisationId: OrganisationId;
  readonly kind: ChatLetterKind;
  /** Where it leads; without either: to the thread last read. */
  readonly threadId?: ThreadId;
  readonly appointmentId?: AppointmentId;
  /** Of the appointment, when the letter is to name the time. */
  readonly startsAt?: Millis;
  /** It leaves not before this time. */
  readonly notBefore?: Millis;
  /** This one or none. */
  readonly channel?: "sms" | "email";
}

/**
 * What is sealed in a letter: a LetterText, and the order, from which it can be written anew by another channel. Letters
 * about accounts have none: e-mail is the only way they go.
 */
export interface SealedLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly order?: LetterOrder;
}

/** To a guest, whoever is behind it: many sessions, a host who adds them to chats again and again, or reminds them. */
const LETTERS_A_DAY = 20;

/** `too-many`: they have been sent enough for a day, and nothing was written. */
export type Written = "sms" | "email" | "too-many" | undefined;

export type WriteLetter = ReturnType<typeof writeLetter>;

/**
 * Writes somebody a letter and puts it into the queue; a guest's carries a link that lets them in.
 * @returns by which channel; undefined when there is no way to reach them (no address, opted out, or, for a
 * notification, chose none); `too-many` when a guest gets 20 within a day already
 */
export function writeLetter(ports: WriteLetterPorts) {
  const { letters, details, secrets, clock, postOffice } = ports;
  const howReached = chooseChannel(ports);
  const linkFor = makeLink(ports);
  const inLetters = organisationInLetters(ports);
  return async (order: LetterOrder): Promise<Written> => {
    const { personId, organisationId, kind, appointmentId, startsAt, notBefore } = order;
    const reach = await howReached(personId);
    const channel = reach && channelFor(reach, order);
    const to = channel === "sms" ? reach?.mobile : reach?.email;
    if (!reach || !channel || to === undefined || reach.person.organisationId !== organisationId)
      return undefined;
    const now = clock.now();
    const nextAt = Math.max(now, notBefore ?? now);
    const { link, invitation } = linkFor(reach, order, nextAt);
    const { organisation, timeZone } = await inLetters(organisationId);
    const linkFollows =
      kind === "invitation" && startsAt !== undefined && startsAt - nextAt > SECOND_LETTER_BEYOND_MS;
    const about = {
      kind,
      channel,
      organisation,
      link,
      startsAt,
      linkFollows,
      timeZone: reach.timeZone ?? timeZone,
    };
    const words = letterWords({ ...about, secretLink: invitation !== undefined });
    const id = secrets.identifier() as LetterId;
    const content: SealedLetter = { to, ...words, order };
    const sealed = await details.seal({ organisationId, kind: "letter", id }, JSON.stringify(content));
    const row = { id, organisationId, personId, invitationId: invitation?.id, appointmentId, kind, channel };
    const letter = { ...row, sealed, nextAt, madeAt: now };
    const limited = reach.person.guest ? { ...letter, mostADay: LETTERS_A_DAY } : letter;
    if (!(await letters.put(limited, invitation))) return "too-many";
    postOffice.wake();
    return channel;
  };
}

/** Who chose no notifications is still invited and reminded: without the letter they could not come at all. */
function channelFor({ letters, channel }: Reach, { kind, channel: only }: LetterOrder) {
  const possible = kind === "notification" && channel === "none" ? [] : letters;
  return possible.find((one) => only === undefined || one === only);
}

/** Who has an account signs in, so what they get is an address without a secret. */
function makeLink({ secrets, clock, postOffice }: WriteLetterPorts) {
  return (
    { person }: Reach,
    { kind, organisationId, threadId, appointmentId }: LetterOrder,
    nextAt: Millis,
  ): { link: string; invitation: NewInvitation | undefined } => {
    const home = postOffice.publicUrl();
    if (!person.guest) return { link: `${home}${pathFor(kind, appointmentId)}`, invitation: undefined };
    const secret = secrets.token();
    const invitation = {
      id: secrets.identifier() as InvitationId,
      organisationId,
      personId: person.id,
      threadId,
      appointmentId,
      hash: secrets.hashToken(secret),
      madeAt: clock.now(),
      endsAt: nextAt + UNSENT_INVITATION_MS,
    };
    return { link: `${home}/i#${secret}`, invitation };
  };
}

function pathFor(kind: ChatLetterKind, appointmentId: AppointmentId | undefined): string {
  if (kind === "waiting") return "/sessions";
  return appointmentId === undefined ? "/chat" : `/waiting-room/${appointmentId}`;
}

/** @returns what says how letters call an organisation (undefined: it is not to be named), and its own time zone */
export function organisationInLetters({ people }: { readonly people: Pick<PeopleStore, "settings"> }) {
  return async (
    id: OrganisationId,
  ): Promise<{ organisation: string | undefined; timeZone: string | undefined }> => {
    const settings = await people.settings(id);
    return {
      organisation: settings?.namedInLetters ? settings.name : undefined,
      timeZone: settings?.timeZone ?? undefined,
    };
  };
}
