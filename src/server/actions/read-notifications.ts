import type * as v from "valibot";
import type { NotificationsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { shownMobile } from "../domain/mobile-number.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { ChooseChannel } from "./choose-channel.ts";

interface Ports {
  readonly howReached: ChooseChannel;
  readonly postOffice: Pick<PostOffice, "channels">;
}

export type ReadNotifications = ReturnType<typeof readNotifications>;

/** How somebody is told of messages, and what they may choose. @throws Refusal `person-not-found` */
export function readNotifications({ howReached, postOffice }: Ports) {
  return async ({ id }: Pick<Person, "id">): Promise<v.InferOutput<typeof NotificationsAnswer>> => {
    const reach = await howReached(id);
    if (!reach) throw new Refusal("person-not-found");
    const { person, settings, mobile, email, timeZone, channel, optedOut } = reach;
    const possible: ("sms" | "email" | "none")[] = ["none"];
    if (email !== undefined && postOffice.channels.has("email")) possible.unshift("email");
    if (mobile !== undefined && postOffice.channels.has("sms")) possible.unshift("sms");
    return {
      channel,
      possible,
      quiet: settings.quiet ?? null,
      timeZone: timeZone ?? "",
      mobileShown: mobile === undefined ? null : shownMobile(mobile),
      email: email ?? null,
      optedOut,
      mayChangeMobile: !person.guest && postOffice.channels.has("sms"),
    };
  };
}
