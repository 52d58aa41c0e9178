import type * as v from "valibot";
import type { NotificationsAnswer, NotificationsForm } from "../../shared/protocol/guest-bodies.ts";
import { readMobile } from "../domain/mobile-number.ts";
import type { Person } from "../domain/person.ts";
import { quietHours } from "../domain/quiet-hours.ts";
import { Refusal } from "../domain/refusal.ts";
import { knownTimeZone } from "../domain/time-zone.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import type { ChooseChannel } from "./choose-channel.ts";
import type { ReadNotifications } from "./read-notifications.ts";

interface Ports {
  readonly notifications: Pick<NotificationStore, "save">;
  readonly details: Pick<DetailsSealer, "seal">;
  readonly postOffice: Pick<PostOffice, "channels">;
  readonly howReached: ChooseChannel;
  readonly readNotifications: ReadNotifications;
}

/**
 * How somebody wants to be told of messages. Who has an account enters their own mobile; a guest's addresses are the
 * clinic's to change. A number that answered STOP may be chosen: until it answers START, letters go by e-mail.
 * @returns as it stands then
 * @throws Refusal `channel-unavailable`, `quiet-hours-invalid`, `time-zone-unknown`, `mobile-invalid`,
 * `mobile-abroad`, `not-allowed` for a guest's mobile
 */
export function saveNotifications({
  notifications,
  details,
  postOffice,
  howReached,
  readNotifications,
}: Ports) {
  return async (
    person: Person,
    form: v.InferOutput<typeof NotificationsForm>,
  ): Promise<v.InferOutput<typeof NotificationsAnswer>> => {
    const reach = await howReached(person.id);
    if (!reach) throw new Refusal("person-not-found");
    if (person.guest && form.mobile !== undefined) throw new Refusal("not-allowed", "mobile");
    const mobile = form.mobile === undefined ? reach.mobile : ownMobile(form.mobile);
    const address = { sms: mobile, email: reach.email, none: "" }[form.channel];
    if (address === undefined || (form.channel !== "none" && !postOffice.channels.has(form.channel)))
      throw new Refusal("channel-unavailable", "channel");
    const place = { organisationId: person.organisationId, kind: "mobile", id: person.id } as const;
    await notifications.save(person.id, {
      channel: form.channel,
      quiet: quietHours(form.quiet),
      timeZone: knownTimeZone(form.timeZone),
      mobile: person.guest || mobile === undefined ? undefined : await details.seal(place, mobile),
    });
    return readNotifications(person);
  };
}

function ownMobile(text: string): string | undefined {
  return text.trim() === "" ? undefined : readMobile(text).e164;
}
