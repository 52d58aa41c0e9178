import { NOTIFY_AFTER_MS } from "../domain/periods.ts";
import { isQuiet } from "../domain/quiet-hours.ts";
import type { Clock } from "../ports/clock.ts";
import type { NotificationStore, UnnotifiedMember, WhoIsHere } from "../ports/notification-store.ts";
import type { ChooseChannel, Reach } from "./choose-channel.ts";
import type { WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly notifications: Pick<NotificationStore, "unnotified" | "notified">;
  readonly whoIsHere: WhoIsHere;
  readonly howReached: ChooseChannel;
  readonly writeLetter: WriteLetter;
  readonly clock: Clock;
}

const BATCH = 200;

/**
 * Tells those who are not here that a message has been unread for a minute: one letter a thread until they come back,
 * however many messages follow. In their quiet hours nothing is written; when those end, whoever has not read by then
 * is told.
 * @returns how many letters were written
 */
export function sendNotifications({ notifications, whoIsHere, howReached, writeLetter, clock }: Ports) {
  return async (): Promise<number> => {
    const now = clock.now();
    let written = 0;
    let limit = BATCH;
    for (;;) {
      const members = await notifications.unnotified(now - NOTIFY_AFTER_MS, now, limit);
      const told: string[] = [];
      for (const member of members) told.push(await tell(member));
      written += told.filter((one) => one === "written").length;
      if (members.length < limit) return written;
      // Who was put off is found again: the next look must go beyond them.
      limit = BATCH + told.filter((one) => one === "put off").length;
    }
  };

  async function tell(member: UnnotifiedMember): Promise<"written" | "put off" | "passed over"> {
    const { personId, organisationId, threadId } = member;
    if (whoIsHere.isOnline(personId)) return "put off";
    const reach = await howReached(personId);
    if (reach && isAsleep(reach, clock.now())) return "put off";
    const channel = await writeLetter({ personId, organisationId, kind: "notification", threadId });
    // After the letter and not before it: a crash between the two tells somebody twice, where the other order tells
    // them nothing. Who cannot be told, or does not want to be, is passed over until they were here again.
    await notifications.notified(personId, threadId, clock.now());
    return channel === "sms" || channel === "email" ? "written" : "passed over";
  }
}

function isAsleep({ settings, timeZone, channel }: Reach, now: number): boolean {
  return (
    channel !== "none" && settings.quiet !== undefined && isQuiet(settings.quiet, timeZone ?? "UTC", now)
  );
}
