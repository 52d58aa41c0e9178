import { askSupport } from "./actions/ask-support.ts";
import { confirmChatRequest, lookAtChatRequest } from "./actions/confirm-chat-request.ts";
import { declineRequest } from "./actions/decline-request.ts";
import { describeStanding } from "./actions/describe-standing.ts";
import type { FollowedSwitch } from "./actions/follow-chat-switch.ts";
import { listOrganisations } from "./actions/list-organisations.ts";
import { setRetention } from "./actions/set-retention.ts";
import { switchChat } from "./actions/switch-chat.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import type { Clock } from "./ports/clock.ts";
import type { ContactStore } from "./ports/contact-store.ts";
import type { DetailsSealer } from "./ports/details-sealer.ts";
import type { LetterStore } from "./ports/letter-store.ts";
import type { PeopleStore } from "./ports/people-store.ts";
import type { PostOffice } from "./ports/post-office.ts";
import type { Secrets } from "./ports/secrets.ts";
import type { SupportStore } from "./ports/support-store.ts";

interface Ports {
  readonly people: PeopleStore;
  readonly support: SupportStore;
  readonly contacts: ContactStore;
  readonly letters: LetterStore;
  readonly details: DetailsSealer;
  readonly postOffice: PostOffice;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/** Whether there is a chat at all, and for how long: what Support does, and what it is asked for. */
export function supportDeeds(ports: Ports, chatSwitch: FollowedSwitch) {
  const writing = { ...ports, writeAccountLetter: writeAccountLetter(ports), followedSwitch: chatSwitch };
  return {
    chatSwitch,
    followChatSwitch: chatSwitch.look,
    describeStanding: describeStanding({ ...ports, chatSwitch }),
    listOrganisations: listOrganisations(ports),
    switchChat: switchChat(writing),
    declineRequest: declineRequest(ports),
    setRetention: setRetention(writing),
    askSupport: askSupport(writing),
    lookAtChatRequest: lookAtChatRequest(ports),
    confirmChatRequest: confirmChatRequest(ports),
  };
}
