import { useHouse } from "../app/house.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { TimeZoneField } from "../form/time-zone-field.tsx";
import { sayOfNotifications as words } from "../text/english-notifications.ts";
import { ChannelChoice } from "./channel-choice.tsx";
import type { Settings } from "./entered.ts";
import { QuietHours } from "./quiet-hours.tsx";
import { useEntering } from "./use-entering.ts";

const FIELDS = ["mobile", "timeZone"];

export function NotificationsForm({ settings }: { settings: Settings }) {
  const guest = useHouse().someone.value?.me.guest === true;
  const { submission, known, entered, saved, enter, save } = useEntering(settings);
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
        {...{ known, guest, mobile: entered.mobile, chosen: entered.channel }}
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
