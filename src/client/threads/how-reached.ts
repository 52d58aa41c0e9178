import type { Participant } from "../../shared/protocol/guest-bodies.ts";
import { daysFromNow } from "../text/dates.ts";
import { sayOfParticipants as words } from "../text/english-participants.ts";
import { say } from "../text/say.ts";

/** How somebody learns of messages, in a few words each: by which channel, and what became of their link. */
export function howReached(participant: Participant, now: number): string[] {
  const { guest, invitation } = participant;
  const parts = channelOf(participant);
  if (invitation !== null) parts.push(words.link[invitation.state](momentOf(invitation.at, now)));
  else if (guest) parts.push(words.noLink);
  return parts;
}

function channelOf({ channel, lastFour, emailShown, optedOut }: Participant): string[] {
  const parts: string[] = [];
  if (optedOut) parts.push(words.optedOut);
  else if (channel === "sms") parts.push(words.sms(lastFour));
  if (channel === "email") parts.push(words.email(emailShown));
  return parts.length === 0 ? [words.notNotified] : parts;
}

/** "until 10:42 tomorrow" */
export function untilWhen(at: number, now: number): string {
  const away = daysFromNow(at, now);
  if (away > 1) return words.until.later(say.time(at), say.shortDay(at));
  return away === 1 ? words.until.tomorrow(say.time(at)) : words.until.today(say.time(at));
}

function momentOf(at: number, now: number): string {
  return daysFromNow(at, now) === 0 ? say.time(at) : say.dateAndTime(at);
}
