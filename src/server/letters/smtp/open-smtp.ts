import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { LetterId, Millis } from "../../domain/identifiers.ts";
import type { Carrier, HandedOver, LetterText } from "../../ports/carriers.ts";
import type { Clock } from "../../ports/clock.ts";
import { readSmtpError, type SmtpError, type Stage } from "./read-smtp-error.ts";

export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly account: { readonly user: string; readonly password: string } | undefined;
  /** "no-reply@clinic.example", or with a name before it in angle brackets. */
  readonly from: string;
  /** `implicit`: from the first byte (RFC 8314 3.3); `starttls`: refused unless the server offers it; `off`: never. */
  readonly encryption: "implicit" | "starttls" | "off";
  /** PEM, of the server's own authority. */
  readonly ca: string | undefined;
}

/** What a test may shorten. All in ms. */
export interface SmtpPatience {
  /** From the connection to the server's consent to take the letter. */
  readonly beginMs: Millis;
  /** For the answer to the letter: who gives up earlier cannot know whether it was taken (RFC 5321 4.5.3.2.6). */
  readonly answerMs: Millis;
  /**
   * Between the letter and the dot that ends it. A server that breaks off in the middle has done so by then, mostly;
   * it must discard what it has (RFC 5321 4.1.1.4), so it is certain that nothing arrived.
   */
  readonly dotAfterMs: Millis;
  /** When the server stops: for letters that are half given away. */
  readonly closeMs: Millis;
}

const PATIENCE: SmtpPatience = { beginMs: 60_000, answerMs: 10 * 60_000, dotAfterMs: 150, closeMs: 3_000 };

export function openSmtp(config: SmtpConfig, clock: Clock, patience: SmtpPatience = PATIENCE): Carrier {
  const deliveries = new Set<Delivery>();
  let closed = false;
  return {
    async carry(id, letter, beforeWords) {
      const message = await compose(config, id, letter, clock);
      if (closed) return { outcome: "later", problem: "unreachable" };
      const delivery = new Delivery(config, patience, beforeWords);
      deliveries.add(delivery);
      const ended = await delivery.deliver(letter.to, message);
      deliveries.delete(delivery);
      return ended;
    },
    async close() {
      closed = true;
      const handing = [...deliveries].filter((delivery) => !delivery.giveUpBeforeWords());
      const late = setTimeout(() => handing.map((delivery) => delivery.giveUp()), patience.closeMs);
      await Promise.all(handing.map((delivery) => delivery.ended));
      clearTimeout(late);
    },
  };
}

/** The same letter has the same Message-ID each time: a mailbox can tell a repetition. */
async function compose(
  { from }: SmtpConfig,
  id: LetterId,
  { to, subject, text }: LetterText,
  clock: Clock,
): Promise<Buffer> {
  const messageId = `<letter-${id}@${addressIn(from).split("@")[1]}>`;
  // RFC 3834 5: no automatic answer to an automatic letter.
  const headers = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };
  const mail = { from, to, subject, text, messageId, date: new Date(clock.now()), headers };
  return new MailComposer(mail).compile().build();
}

function addressIn(from: string): string {
  return /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/** One letter over one connection. */
class Delivery {
  readonly #config: SmtpConfig;
  readonly #patience: SmtpPatience;
  readonly #beforeWords: () => Promise<boolean>;
  readonly #connection: SMTPConnection;
  readonly #ended = Promise.withResolvers<HandedOver>();
  #stage: Stage = "before-words";

  constructor(config: SmtpConfig, patience: SmtpPatience, beforeWords: () => Promise<boolean>) {
    this.#config = config;
    this.#patience = patience;
    this.#beforeWords = beforeWords;
    this.#connection = new SMTPConnection({
      host: config.host,
      port: config.port,
      secure: config.encryption === "implicit",
      requireTLS: config.encryption === "starttls",
      ignoreTLS: config.encryption === "off",
      tls: { minVersion: "TLSv1.2", ...(config.ca !== undefined && { ca: config.ca }) },
      connectionTimeout: patience.beginMs,
      greetingTimeout: patience.beginMs,
      dnsTimeout: patience.beginMs,
      socketTimeout: patience.answerMs,
      socketCloseTimeout: 1_000,
    });
  }

  async deliver(to: string, message: Buffer): Promise<HandedOver> {
    const beginning = setTimeout(
      () => this.#stage === "before-words" && this.giveUp(),
      this.#patience.beginMs,
    );
    const connection = this.#connection;
    connection.on("error", (error) => this.#fail(error));
    connection.once("end", () => this.#fail({ code: "ECONNECTION" }));
    connection.connect((error) => {
      if (error) return this.#fail(error);
      this.#signIn((refused) => {
        if (refused) return this.#fail(refused);
        const envelope = { from: addressIn(this.#config.from), to: [to] };
        connection.send(envelope, this.#words(message), (failed) => {
          if (failed) this.#fail(failed);
          else this.#ended.resolve({ outcome: "sent" });
        });
      });
    });
    const ended = await this.ended;
    clearTimeout(beginning);
    if (ended.outcome === "sent") connection.quit();
    else connection.close();
    return ended;
  }

  get ended(): Promise<HandedOver> {
    return this.#ended.promise;
  }

  /** @returns false when some of it was given away already: then it goes on */
  giveUpBeforeWords(): boolean {
    if (this.#stage !== "before-words") return false;
    this.giveUp();
    return true;
  }

  giveUp(): void {
    this.#fail({ code: "ETIMEDOUT" });
  }

  #fail(error: Error | SmtpError): void {
    this.#ended.resolve(readSmtpError(error as SmtpError, this.#stage));
  }

  #signIn(done: (error?: Error | null) => void): void {
    const { account } = this.#config;
    if (account)
      this.#connection.login({ credentials: { user: account.user, pass: account.password } }, done);
    else done();
  }

  /** The letter as a stream that is asked for its first byte after the server's consent (354), and waits for ours. */
  #words(message: Buffer): Readable {
    return Readable.from(this.#pieces(message), { objectMode: false, highWaterMark: 1 });
  }

  async *#pieces(message: Buffer): AsyncGenerator<Buffer> {
    if (!(await this.#beforeWords())) throw new Error("The letter is not to be sent.");
    this.#stage = "words";
    yield message;
    // The connection keeps the process alive, if it is still there.
    await new Promise((resolve) => setTimeout(resolve, this.#patience.dotAfterMs).unref());
    this.#stage = "dot";
  }
}
