import { readFileSync } from "node:fs";

/** Something about how the server was started; the message is one sentence for whoever started it. */
export class ConfigProblem extends Error {
  override name = "ConfigProblem";
}

/** The words that the environment may say. Everything else that the server knows comes from here. */
const NAMES = [
  "PORT",
  "HOST",
  "DATA_DIR",
  "KEYS_DIR",
  "PUBLIC_URL",
  "TLS_CERT_FILE",
  "TLS_KEY_FILE",
  "TRUST_PROXY",
  "DATABASE_URL",
  "S3_BUCKET",
  "S3_ENDPOINT",
  "S3_REGION",
  "S3_PREFIX",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "CLAMD_URL",
  "SCAN_WHEN_DOWN",
  "LOG_LEVEL",
  "METRICS_TOKEN",
  "SMTP_HOST",
  "SMTP_PORT",
  "SMTP_USER",
  "SMTP_PASSWORD",
  "SMTP_FROM",
  "SMTP_TLS",
  "SMTP_CA_FILE",
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "TWILIO_FROM",
  "TWILIO_URL",
] as const;

export type Environment = Partial<Record<(typeof NAMES)[number], string>>;

/** Values that hold a secret may stand in a file instead, as container platforms hand them over. */
const SECRET_NAMES = [
  "DATABASE_URL",
  "METRICS_TOKEN",
  "S3_SECRET_ACCESS_KEY",
  "SMTP_PASSWORD",
  "TWILIO_AUTH_TOKEN",
] as const;

/** @throws ConfigProblem when a `…_FILE` cannot be read or the same secret is given twice */
export function readEnvironment(all: NodeJS.ProcessEnv = process.env): Environment {
  const environment: Environment = {};
  for (const name of NAMES) {
    const value = all[name]?.trim();
    if (value) environment[name] = value;
  }
  for (const name of SECRET_NAMES) {
    const file = all[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (environment[name])
      throw new ConfigProblem(`Both ${name} and ${name}_FILE are set; please set only one of them.`);
    environment[name] = readSecret(`${name}_FILE`, file);
  }
  return environment;
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new ConfigProblem(`${name} names ${file}, which cannot be read: ${(cause as Error).message}.`);
  }
}
