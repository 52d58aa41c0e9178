import type * as v from "valibot";
import type { Participant, ParticipantsAnswer } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import { lastFour } from "../domain/mobile-number.ts";
import type { Person } from "../domain/person.ts";
import { shownEmail } from "../domain/shown-email.ts";
import type { AccessCodeStore, CodeRecord } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationState, InvitationStore } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { type ChannelPorts, chooseChannel, type Reach } from "./choose-channel.ts";
import { threadOfHost } from "./thread-of-host.ts";

interface Ports extends ChannelPorts {
  readonly threads: Pick<ThreadStore, "view" | "members">;
  readonly invitations: Pick<InvitationStore, "states">;
  readonly codes: Pick<AccessCodeStore, "living">;
  readonly clock: Clock;
}

/**
 * For a host of a thread: how everybody in it is notified, and of guests what became of their link and code.
 * @throws Refusal `not-allowed`, `thread-not-found`
 */
export function listParticipants(ports: Ports) {
  const { threads, invitations, codes, clock } = ports;
  const howReached = chooseChannel(ports);
  const describe = describeParticipant(ports);
  return async (by: Person, threadId: ThreadId): Promise<v.InferOutput<typeof ParticipantsAnswer>> => {
    await threadOfHost(threads, by, threadId);
    const members = await threads.members(threadId);
    const now = clock.now();
    const [reaches, states, living] = await Promise.all([
      Promise.all(members.map(howReached)),
      invitations.states({ threadId }, members, now),
      codes.living({ threadId }, now),
    ]);
    const found = reaches.flatMap((reach) => reach ?? []);
    return { participants: await Promise.all(found.map((reach) => describe(reach, { states, living }))) };
  };
}

interface HowTheyComeIn {
  readonly states: readonly InvitationState[];
  readonly living: readonly CodeRecord[];
}

function describeParticipant({ details }: Ports) {
  return async (
    { person, channel, mobile, email, optedOut }: Reach,
    { states, living }: HowTheyComeIn,
  ): Promise<Participant> => {
    const { id, guest } = person;
    if (!guest) return { id, guest, channel, ...NOTHING_OF_GUESTS };
    const state = theirs(states, id);
    return {
      id,
      guest,
      channel,
      lastFour: mobile === undefined ? null : lastFour(mobile),
      emailShown: email === undefined ? null : shownEmail(email),
      optedOut,
      invitation: state ? { state: state.state, at: state.at } : null,
      code: await openCode(theirs(living, id)),
    };
  };

  async function openCode(record: CodeRecord | undefined): Promise<Participant["code"]> {
    if (!record) return null;
    const { organisationId, id, sealed, endsAt } = record;
    const code = await details.open({ organisationId, kind: "access code", id }, sealed);
    return code === undefined ? null : { code, endsAt };
  }
}

/** A colleague's own number and address are nobody's to see. */
const NOTHING_OF_GUESTS = {
  lastFour: null,
  emailShown: null,
  optedOut: false,
  invitation: null,
  code: null,
} as const;

function theirs<T extends { readonly personId: PersonId }>(of: readonly T[], id: PersonId): T | undefined {
  return of.find(({ personId }) => personId === id);
}
