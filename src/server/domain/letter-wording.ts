import type { Millis } from "./identifiers.ts";

/** What a letter may say. There is no room in it for a message or for anybody's name: what is not given cannot leak. */
export interface LetterAbout {
  readonly kind: "invitation" | "notification" | "reminder" | "waiting";
  readonly channel: "sms" | "email";
  /** Undefined where the organisation does not want to be named. */
  readonly organisation: string | undefined;
  readonly link: string;
  /** The link lets its person in by itself, for a day and on one device. */
  readonly secretLink: boolean;
  /** Of a session of the clinic's calendar. */
  readonly startsAt: Millis | undefined;
  /** A letter with another link comes an hour before it. */
  readonly linkFollows: boolean;
  /** IANA name, of the recipient; undefined: unknown. */
  readonly timeZone: string | undefined;
}

export interface LetterWords {
  /** Empty for a text message. */
  readonly subject: string;
  readonly text: string;
}

/**
 * Neutral words for a letter (M13). A text message keeps to the alphabet GSM-7 wherever the organisation's name does:
 * one segment then holds 153 characters and not 67 (3GPP TS 23.038 and 23.040), and each segment is paid for.
 */
export function letterWords(about: LetterAbout): LetterWords {
  return about.channel === "sms" ? textMessage(about) : mail(about);
}

/** So that two segments suffice. */
const LONGEST_NAME_IN_A_TEXT = 60;
const STOP_LINE = "Reply STOP for no more texts.";

function textMessage({ organisation, link, secretLink, linkFollows, ...about }: LetterAbout): LetterWords {
  const name = organisation && inGsm7(organisation, LONGEST_NAME_IN_A_TEXT);
  const follows = linkFollows ? "; a new one comes an hour before" : "";
  const ends = secretLink ? ` The link works for 24 hours${follows}.` : "";
  const first = firstSentence({ ...about, organisation: name });
  return { subject: "", text: `${first}: ${link}${ends} ${STOP_LINE}` };
}

function mail(about: LetterAbout): LetterWords {
  const { organisation, link, secretLink, linkFollows } = about;
  const lines = [
    `${firstSentence(about)}:`,
    link,
    secretLink
      ? "The link is yours alone: it works for 24 hours, and only on the device that opens it first. " +
        "When it has ended, open it all the same: you can have a new one sent to you."
      : "You may have to sign in first.",
    ...(secretLink && linkFollows
      ? ["A new link comes an hour before the session, when the waiting room opens."]
      : []),
    "What was written stands in the chat and never in an e-mail. " +
      "You can choose there, in Notifications, how you are told. Nobody reads answers to this e-mail.",
  ];
  const subject = firstSentence(about, "without time");
  return {
    subject: organisation && !subject.includes(organisation) ? `${organisation}: ${subject}` : subject,
    text: `${lines.join("\n\n")}\n`,
  };
}

type Sentence = Pick<LetterAbout, "kind" | "organisation" | "startsAt" | "timeZone">;

/** Without its full stop: a link or nothing follows. */
function firstSentence(
  { kind, organisation, startsAt, timeZone }: Sentence,
  timed: "with time" | "without time" = "with time",
): string {
  const isSession = startsAt !== undefined;
  const on = isSession && timed === "with time" ? ` on ${shownTime(startsAt, timeZone)}` : "";
  if (kind === "notification") return `You have a new message${organisation ? ` from ${organisation}` : ""}`;
  if (kind === "waiting") return "Somebody is in your waiting room";
  if (kind === "reminder") {
    const whose = organisation ? `Your session with ${organisation}` : "Your session";
    return isSession ? `${whose}${on && ` is${on}`}` : `${whose} is open`;
  }
  if (isSession) return `${organisation ?? "Your clinic"} invites you to a session${on}`;
  return `${organisation ?? "Your clinic"} has opened a secure chat for you`;
}

/** "Tue, Nov 24, 3:00 PM EST", in the recipient's time zone. */
function shownTime(at: Millis, timeZone: string | undefined): string {
  const shown = new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone: timeZone ?? "UTC",
  }).format(at);
  // Narrow and fixed spaces are not in GSM-7: one of them would make the whole text dearer and longer.
  return shown.replace(/\s/gu, " ");
}

/** The basic character set of 3GPP TS 23.038 6.2.1, without the marks that take two places. */
const GSM_7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/u;
const PLAIN: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
};

/** Letters that GSM-7 lacks lose their accents ("São" becomes "Sao"); a name in another script stays as it is. */
function inGsm7(name: string, longest: number): string {
  const plain = Array.from(name, (mark) => {
    if (GSM_7.test(mark)) return mark;
    return PLAIN[mark] ?? mark.normalize("NFD").replace(/\p{Mn}/gu, "");
  }).join("");
  return plain.length > longest ? `${plain.slice(0, longest - 3).trimEnd()}...` : plain;
}
