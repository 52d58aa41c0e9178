import type { Carrier } from "../ports/carriers.ts";
import type { Clock } from "../ports/clock.ts";
import type { TextSignatures } from "../ports/text-signatures.ts";
import { type OpenedOutbox, openOutbox } from "./outbox/open-outbox.ts";
import type { SmtpConfig } from "./smtp/open-smtp.ts";
import type { TwilioConfig } from "./twilio/open-twilio.ts";

export interface LettersConfig {
  readonly smtp: SmtpConfig | undefined;
  readonly twilio: TwilioConfig | undefined;
  readonly outboxFolder: string;
  readonly demo: boolean;
}

export interface OpenedCarriers {
  readonly carriers: Readonly<Partial<Record<"sms" | "email", Carrier>>>;
  /** Undefined without a text service. */
  readonly signatures: TextSignatures | undefined;
  readonly outbox: OpenedOutbox;
  /** For whoever runs the installation: which way each kind of letter goes. */
  readonly ways: Readonly<Record<"sms" | "email", "smtp" | "twilio" | "outbox" | "none">>;
  close(): Promise<void>;
}

/**
 * Without a mail server and a text service, letters of both kinds stay in the outbox: nothing leaves the house
 * before somebody has said where to. With only one of them, the other kind does not exist, so that nobody takes a
 * guest for invited whose text lies in a folder; the demo, whose people are made up, has the outbox for it.
 */
export async function openCarriers(config: LettersConfig, clock: Clock): Promise<OpenedCarriers> {
  const outbox = openOutbox(config.outboxFolder, clock);
  const smtp = config.smtp && (await import("./smtp/open-smtp.ts")).openSmtp(config.smtp, clock);
  const twilio = config.twilio && (await (await import("./twilio/open-twilio.ts")).openTwilio(config.twilio));
  const stay = config.demo || (!smtp && !twilio);
  const otherwise = stay ? "outbox" : "none";
  const sms = twilio?.carrier ?? (stay ? outbox.carrier("sms") : undefined);
  const email = smtp ?? (stay ? outbox.carrier("email") : undefined);
  return {
    carriers: { ...(sms && { sms }), ...(email && { email }) },
    signatures: twilio?.signatures,
    outbox,
    ways: { sms: twilio ? "twilio" : otherwise, email: smtp ? "smtp" : otherwise },
    async close() {
      await Promise.all([sms?.close(), email?.close()]);
    },
  };
}
