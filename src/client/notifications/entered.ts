import type { InferOutput } from "valibot";
import type { NotificationsAnswer, NotificationsForm } from "../../shared/protocol/guest-bodies.ts";
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

/** An evening and a morning stand there before anybody has chosen, and the browser's time zone. */
export function enteredOf({ channel, quiet, timeZone, mobileShown }: Settings): Entered {
  return {
    channel,
    quiet: quiet !== null,
    from: timeOf(quiet?.from ?? 21 * 60),
    until: timeOf(quiet?.until ?? 7 * 60),
    timeZone: timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone,
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
