import { useId } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Channel, NotificationsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { sayOfNotifications as words } from "../text/english-notifications.ts";
import { lastFourOf, maskedEmail } from "./masked.ts";

type ChannelChoiceProps = {
  readonly known: InferOutput<typeof NotificationsAnswer>;
  readonly guest: boolean;
  /** As it stands in the form, not saved yet. */
  readonly mobile: string;
  readonly chosen: Channel;
  readonly onChosen: (channel: Channel) => void;
};

/** What cannot be chosen stands there too, with the reason. */
export function ChannelChoice({ known, guest, mobile, chosen, onChosen }: ChannelChoiceProps) {
  const { mobileShown, email, optedOut, possible, mayChangeMobile } = known;
  const bySms = possible.includes("sms") || (mayChangeMobile && mobile.trim() !== "");
  const number = mobileShown && guest ? words.endingIn(lastFourOf(mobileShown)) : mobileShown;
  const address = email && guest ? maskedEmail(email) : email;
  const noSms = mobileShown === null ? words.noMobile : words.noSms;
  const option = { chosen, onChosen };
  return (
    <fieldset>
      <legend>{words.how}</legend>
      <Option
        {...option}
        channel="sms"
        words={number === null || mayChangeMobile ? words.sms : words.smsTo(number)}
        disabled={!bySms}
        hint={optedOut ? words.optedOut : bySms ? null : noSms}
      />
      <Option
        {...option}
        channel="email"
        words={address === null ? words.email : words.emailTo(address)}
        disabled={!possible.includes("email")}
        hint={email === null ? words.noEmail : null}
      />
      <Option {...option} channel="none" words={words.none} disabled={false} hint={words.noneHint} />
      {guest && <p class="hint">{words.guestDetails}</p>}
    </fieldset>
  );
}

type OptionProps = {
  readonly channel: Channel;
  readonly words: string;
  readonly hint: string | null;
  readonly disabled: boolean;
  readonly chosen: Channel;
  readonly onChosen: (channel: Channel) => void;
};

function Option({ channel, words: label, hint, disabled, chosen, onChosen }: OptionProps) {
  const id = useId();
  return (
    <label class="choice-box">
      <input
        type="radio"
        name="channel"
        checked={chosen === channel}
        disabled={disabled}
        aria-describedby={hint === null ? undefined : id}
        onChange={() => onChosen(channel)}
      />
      <span>
        {label}
        {hint !== null && (
          <span class="small" id={id}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
