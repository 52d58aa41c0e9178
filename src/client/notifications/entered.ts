import type { InferOutput } from "valibot";
import type { NotificationsAnswer, NotificationsForm } from "../../shared/protocol/guest-bodies.ts";
import { deviceZone } from "../text/time-zones.ts";
import { minutesOf, timeOf } from "./minutes.ts";

export type Settings = InferOutput<typeof NotificationsAnswer>;

/** What stands in the form; times as "21:30". */
export type Entered = {
  readonly channel: Settings["channel"];
  readonly quiet: boolean;
  readonly from: string;
  readonly until: string;
  readonly timeZone: string;
  readonly mobile: string;
};

/**
 * An evening and a morning stand there before anybody has chosen, and the device's time zone: the one on file may be no
 * more than where the host is. It is their own where they have quiet hours, or have just saved it (`isOwn`).
 */
export function enteredOf(settings: Settings, isOwn = settings.quiet !== null): Entered {
  const { channel, quiet, timeZone, mobileShown } = settings;
  return {
    channel,
    quiet: quiet !== null,
    from: timeOf(quiet?.from ?? 21 * 60),
    until: timeOf(quiet?.until ?? 7 * 60),
    timeZone: (isOwn && timeZone) || deviceZone(),
    mobile: mobileShown ?? "",
  };
}

/** A time that is missing counts as midnight; hours that do not differ are refused with a sentence. */
export function formOf(entered: Entered, mayChangeMobile: boolean): InferOutput<typeof NotificationsForm> {
  const { channel, quiet, from, until, timeZone, mobile } = entered;
  return {
    channel,
    quiet: quiet ? { from: minutesOf(from) ?? 0, until: minutesOf(until) ?? 0 } : null,
    timeZone,
    ...(mayChangeMobile ? { mobile } : {}),
  };
}
