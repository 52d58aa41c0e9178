import type { Millis } from "../../domain/identifiers.ts";
import type { Carrier, HandedOver } from "../../ports/carriers.ts";
import type { TextSignatures } from "../../ports/text-signatures.ts";
import { readTwilioError } from "./read-twilio-error.ts";

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number in E.164, a short code, or a messaging service (MG…). */
  readonly from: string;
  /** Where its interface is, without a slash at the end; undefined: where Twilio has it. */
  readonly url: string | undefined;
}

/** For an answer. One that comes later leaves open whether the text was sent. */
const ANSWER_WITHIN_MS: Millis = 30_000;
const HOME = "https://api.twilio.com";

/** The library is loaded here, where it is needed: it takes as long as the rest of the server together. */
export async function openTwilio(
  config: TwilioConfig,
  answerWithinMs: Millis = ANSWER_WITHIN_MS,
): Promise<{ carrier: Carrier; signatures: TextSignatures }> {
  const { default: twilio } = await import("twilio");
  // Each text has a connection of its own: one that was kept may break just as it is used again, and then nobody could
  // say whether the text was sent.
  const httpClient = new twilio.RequestClient({ timeout: answerWithinMs, keepAlive: false });
  const { url } = config;
  if (url !== undefined) {
    const request = httpClient.request.bind(httpClient);
    httpClient.request = (options) => request({ ...options, uri: options.uri.replace(HOME, url) });
  }
  // Not told its log level, the library takes it from the environment, and `debug` would log numbers and texts.
  const client = twilio(config.accountSid, config.authToken, { httpClient, logLevel: "error" });
  const sender = config.from.startsWith("MG") ? { messagingServiceSid: config.from } : { from: config.from };
  const carrier: Carrier = {
    async carry(_id, { to, text }, beforeWords): Promise<HandedOver> {
      if (!(await beforeWords())) return { outcome: "later", problem: "unreachable" };
      try {
        await client.messages.create({ ...sender, to, body: text });
        return { outcome: "sent" };
      } catch (error) {
        return readTwilioError(error as Error);
      }
    },
    close: () => Promise.resolve(),
  };
  const signatures: TextSignatures = {
    isGenuine: (signature, url, parameters) =>
      twilio.validateRequest(config.authToken, signature, url, parameters),
  };
  return { carrier, signatures };
}
