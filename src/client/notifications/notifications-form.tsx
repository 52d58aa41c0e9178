import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { NotificationsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { TimeZoneField } from "../form/time-zone-field.tsx";
import { sayOfNotifications as words } from "../text/english-notifications.ts";
import { ChannelChoice } from "./channel-choice.tsx";
import { minutesOf, timeOf } from "./minutes.ts";
import { QuietHours } from "./quiet-hours.tsx";

type Settings = InferOutput<typeof NotificationsAnswer>;

/** What stands in the form; times as "21:30". */
type Entered = {
  channel: Settings["channel"];
  quiet: boolean;
  from: string;
  until: string;
  timeZone: string;
  mobile: string;
};

const FIELDS = ["mobile", "timeZone"];

export function NotificationsForm({ settings }: { settings: Settings }) {
  const guest = useHouse().someone.value?.me.guest === true;
  const submission = useSubmission();
  const [known, setKnown] = useState(settings);
  const [entered, setEntered] = useState(() => enteredOf(settings));
  const [saved, setSaved] = useState(false);
  const enter = (change: Partial<Entered>) => {
    setEntered((before) => ({ ...before, ...change }));
    setSaved(false);
  };

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setSaved(false);
    const body = bodyOf(entered, known.mayChangeMobile);
    const done = await submission.put<Settings>("/api/notifications", body);
    if (done === null) return;
    setKnown(done.value);
    setEntered(enteredOf(done.value));
    setSaved(true);
  }

  const field = (name: "timeZone" | "mobile") => ({
    name,
    submission,
    value: entered[name],
    onValue: (value: string) => enter({ [name]: value }),
  });
  return (
    <form class="notifications-form" onSubmit={save} noValidate>
      {known.mayChangeMobile && (
        <Field
          {...field("mobile")}
          label={words.mobile}
          hint={words.mobileHint}
          type="tel"
          autocomplete="tel"
        />
      )}
      <ChannelChoice
        known={known}
        guest={guest}
        mobile={entered.mobile}
        chosen={entered.channel}
        onChosen={(channel) => enter({ channel })}
      />
      <QuietHours {...entered} onChange={enter} />
      <TimeZoneField {...field("timeZone")} label={words.timeZone} />
      <FormProblem submission={submission} fields={FIELDS} />
      <div class="row">
        <button type="submit">{words.save}</button>
        <p class="said-beside" role="status">
          {saved && words.saved}
        </p>
      </div>
    </form>
  );
}

/** An evening and a morning stand there before anybody has chosen. */
function enteredOf({ channel, quiet, timeZone, mobileShown }: Settings): Entered {
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
function bodyOf({ channel, quiet, from, until, timeZone, mobile }: Entered, mayChangeMobile: boolean) {
  return {
    channel,
    quiet: quiet ? { from: minutesOf(from) ?? 0, until: minutesOf(until) ?? 0 } : null,
    timeZone,
    ...(mayChangeMobile ? { mobile } : {}),
  };
}
