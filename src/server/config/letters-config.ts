import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { createSecureContext } from "node:tls";
import { ConfigProblem, type Environment } from "./environment.ts";

/** How mail leaves; see letters/smtp/. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly account: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  readonly encryption: "implicit" | "starttls" | "off";
  readonly ca: string | undefined;
}

/** How texts leave; see letters/twilio/. */
export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  readonly from: string;
  readonly url: string | undefined;
}

/** The port of submission with TLS from the first byte (RFC 8314 7.3), and the one with STARTTLS (RFC 6409). */
const IMPLICIT_TLS_PORT = 465;
const SUBMISSION_PORT = 587;

/** @throws ConfigProblem @returns undefined when mail is not set up */
export function readSmtp(environment: Environment): SmtpSettings | undefined {
  const { SMTP_HOST, SMTP_FROM, SMTP_TLS } = environment;
  if (SMTP_HOST === undefined) {
    refuseWithout("SMTP_HOST", environment, ["SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM"]);
    refuseWithout("SMTP_HOST", environment, ["SMTP_TLS", "SMTP_CA_FILE"]);
    return undefined;
  }
  if (SMTP_FROM === undefined)
    throw new ConfigProblem("SMTP_HOST is set, but not SMTP_FROM: from which address is mail to be sent?");
  if (!/^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(SMTP_FROM))
    throw new ConfigProblem(
      `SMTP_FROM is "${SMTP_FROM}", but it should be like Clinic <chat@clinic.example>`,
    );
  if (SMTP_TLS !== undefined && SMTP_TLS !== "required" && SMTP_TLS !== "off")
    throw new ConfigProblem(`SMTP_TLS is "${SMTP_TLS}", but it can only be required or off.`);
  const port = readPort(environment.SMTP_PORT);
  const encryption = SMTP_TLS === "off" ? "off" : port === IMPLICIT_TLS_PORT ? "implicit" : "starttls";
  if (encryption === "off" && port === IMPLICIT_TLS_PORT)
    throw new ConfigProblem(
      "SMTP_TLS is off, but SMTP_PORT 465 is spoken to by TLS only; please change one.",
    );
  if (encryption === "off" && environment.SMTP_CA_FILE)
    throw new ConfigProblem("SMTP_TLS is off, so SMTP_CA_FILE has no use; please remove one of them.");
  const account = readAccount(environment);
  return {
    host: SMTP_HOST,
    port,
    account,
    from: SMTP_FROM,
    encryption,
    ca: readCa(environment.SMTP_CA_FILE),
  };
}

function readPort(text = String(SUBMISSION_PORT)): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new ConfigProblem(`SMTP_PORT is "${text}", but a port is a number from 1 to 65535.`);
}

function readAccount({ SMTP_USER, SMTP_PASSWORD }: Environment): SmtpSettings["account"] {
  if (SMTP_USER === undefined && SMTP_PASSWORD === undefined) return undefined;
  if (SMTP_USER !== undefined && SMTP_PASSWORD !== undefined)
    return { user: SMTP_USER, password: SMTP_PASSWORD };
  throw new ConfigProblem("The mail server needs both SMTP_USER and SMTP_PASSWORD; only one of them is set.");
}

function readCa(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const ca = readFileSync(file, "utf8");
    createSecureContext({ ca });
    if (ca.includes("-----BEGIN CERTIFICATE-----")) return ca;
  } catch (cause) {
    throw new ConfigProblem(`SMTP_CA_FILE names ${file}, which cannot be read: ${(cause as Error).message}.`);
  }
  throw new ConfigProblem(`SMTP_CA_FILE names ${file}, which holds no certificate in PEM.`);
}

/** @throws ConfigProblem @returns undefined when texts are not set up */
export function readTwilio(environment: Environment): TwilioSettings | undefined {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM, TWILIO_URL } = environment;
  if (TWILIO_ACCOUNT_SID === undefined) {
    refuseWithout("TWILIO_ACCOUNT_SID", environment, ["TWILIO_AUTH_TOKEN", "TWILIO_FROM", "TWILIO_URL"]);
    return undefined;
  }
  if (!/^AC[0-9a-f]{32}$/.test(TWILIO_ACCOUNT_SID))
    throw new ConfigProblem("TWILIO_ACCOUNT_SID should be AC and 32 digits of 0-9 and a-f.");
  if (TWILIO_AUTH_TOKEN === undefined || TWILIO_FROM === undefined) {
    const missing = TWILIO_AUTH_TOKEN === undefined ? "TWILIO_AUTH_TOKEN" : "TWILIO_FROM";
    throw new ConfigProblem(`TWILIO_ACCOUNT_SID is set, but not ${missing}; texts need both.`);
  }
  if (!/^(?:\+[1-9]\d{6,14}|\d{5,6}|MG[0-9a-f]{32})$/.test(TWILIO_FROM))
    throw new ConfigProblem(
      `TWILIO_FROM is "${TWILIO_FROM}", but it should be a number like +15552010100, or a messaging service (MG…).`,
    );
  const url = readUrl(TWILIO_URL);
  return { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN, from: TWILIO_FROM, url };
}

/** Numbers and links go there: in plain text only within this machine. */
function readUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const local =
    url && (url.hostname === "localhost" || (isIP(url.hostname) && url.hostname.startsWith("127.")));
  if (url && (url.protocol === "https:" || (url.protocol === "http:" && local)) && !url.search && !url.hash)
    return url.href.replace(/\/$/, "");
  throw new ConfigProblem(`TWILIO_URL is "${text}", but it should begin with https:// ; most leave it out.`);
}

function refuseWithout(
  needed: keyof Environment,
  environment: Environment,
  names: (keyof Environment)[],
): void {
  const set = names.find((name) => environment[name] !== undefined);
  if (set) throw new ConfigProblem(`${set} is set, but not ${needed}; please set both or neither.`);
}
