import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { createSecureContext } from "node:tls";
import { ConfigProblem, type Environment } from "./environment.ts";
import { isLoopback } from "./is-loopback.ts";
import { readSmtp, readTwilio, type SmtpSettings, type TwilioSettings } from "./letters-config.ts";
import { readS3, type S3Settings } from "./read-s3.ts";
import { readScanning, type ScanSettings } from "./read-scanning.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where browsers reach this server, without a slash at the end; undefined: derived from the port on localhost. */
  readonly publicUrl: string | undefined;
  readonly dataFolder: string;
  readonly keysFolder: string;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /**
   * Addresses or networks (CIDR) of proxies in front, which end TLS and say who the client is; `nearest`: the one that
   * connects, from this machine or a private network.
   */
  readonly trustedProxies: readonly string[] | undefined;
  /** Undefined: the embedded database in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Undefined: files lie in the data folder. */
  readonly s3: S3Settings | undefined;
  /** Undefined: nobody looks into files. */
  readonly scan: ScanSettings | undefined;
  readonly logLevel: string;
  /** Who reads the metrics from elsewhere says it; undefined: only this machine reads them. */
  readonly metricsToken: string | undefined;
  readonly demo: boolean;
  /** Undefined: no mail leaves. */
  readonly smtp: SmtpSettings | undefined;
  /** Undefined: no text leaves. */
  readonly twilio: TwilioSettings | undefined;
  /** Where letters stay that have nowhere to go. */
  readonly outboxFolder: string;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

/**
 * Environment and command line -> config. Contradictions are refused here, by name, before anything is opened.
 * @throws ConfigProblem
 */
export function readConfig(environment: Environment, args: readonly string[]): Config {
  const surplus = args.find((arg) => arg !== "--demo");
  if (surplus !== undefined)
    throw new ConfigProblem(`The option ${surplus} is not known; there is only --demo.`);
  const dataFolder = resolve(environment.DATA_DIR ?? "data");
  const tls = readTls(environment);
  const host = environment.HOST ?? "127.0.0.1";
  const trustedProxies = readProxies(environment.TRUST_PROXY);
  const encrypted = tls !== undefined || trustedProxies !== undefined;
  refusePlainTextOnTheNetwork(host, encrypted);
  const publicUrl = readPublicUrl(environment.PUBLIC_URL);
  refuseUnknownTls(publicUrl, encrypted);
  return {
    port: readPort(environment.PORT ?? "3000"),
    host,
    publicUrl,
    dataFolder,
    keysFolder: readKeysFolder(environment.KEYS_DIR, dataFolder),
    tls,
    trustedProxies,
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    s3: readS3(environment),
    scan: readScanning(environment),
    logLevel: readLogLevel(environment.LOG_LEVEL ?? "info"),
    metricsToken: readMetricsToken(environment.METRICS_TOKEN),
    demo: args.includes("--demo"),
    smtp: readSmtp(environment),
    twilio: readTwilio(environment),
    outboxFolder: join(dataFolder, "outbox"),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new ConfigProblem(`PORT is "${text}", but a port is a number from 0 to 65535.`);
}

/** `true`: exactly one proxy, on this machine or in a private network, where clients may be, too. */
function readProxies(text: string | undefined): readonly string[] | undefined {
  if (text === undefined || text === "false") return undefined;
  if (text === "true") return ["nearest"];
  const proxies = text.split(",").map((part) => part.trim());
  const wrong = proxies.find((part) => isIP(part.replace(/\/\d{1,3}$/, "")) === 0);
  if (wrong === undefined) return proxies;
  throw new ConfigProblem(
    `TRUST_PROXY holds "${wrong}", but it can only be true, or addresses and networks like 10.0.0.5, 10.1.0.0/16`,
  );
}

function readTls({ TLS_CERT_FILE, TLS_KEY_FILE }: Environment): Config["tls"] {
  if (!TLS_CERT_FILE && !TLS_KEY_FILE) return undefined;
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) {
    throw new ConfigProblem("TLS needs both TLS_CERT_FILE and TLS_KEY_FILE; only one of them is set.");
  }
  const tls = { cert: readPem("TLS_CERT_FILE", TLS_CERT_FILE), key: readPem("TLS_KEY_FILE", TLS_KEY_FILE) };
  try {
    createSecureContext(tls);
    return tls;
  } catch {
    throw new ConfigProblem("TLS_CERT_FILE and TLS_KEY_FILE do not hold a certificate and its key in PEM.");
  }
}

function readPem(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new ConfigProblem(`${name} names ${file}, which cannot be read: ${(cause as Error).message}.`);
  }
}

/** Health data must not cross a network in plain text (45 CFR 164.312(e)(1)). */
function refusePlainTextOnTheNetwork(host: string, encrypted: boolean): void {
  if (isLoopback(host) || encrypted) return;
  throw new ConfigProblem(
    `HOST is ${host}, which others can reach, and there is no TLS: set TLS_CERT_FILE and TLS_KEY_FILE, ` +
      "or TRUST_PROXY=true if a proxy in front of this server does TLS.",
  );
}

/** A proxy that nobody told of would leave cookies without `Secure`, and make everybody be from this machine. */
function refuseUnknownTls(publicUrl: string | undefined, encrypted: boolean): void {
  if (!publicUrl?.startsWith("https:") || encrypted) return;
  throw new ConfigProblem(
    `PUBLIC_URL is ${publicUrl}, but nothing here does TLS: set TLS_CERT_FILE and TLS_KEY_FILE, ` +
      "or TRUST_PROXY=true if a proxy in front of this server does it.",
  );
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== "/" ||
    url.search ||
    url.hash ||
    url.username
  ) {
    throw new ConfigProblem(`PUBLIC_URL is "${text}", but it should be like https://chat.clinic.example`);
  }
  return url.origin;
}

/** Never inside the data folder: who copies the data, as a backup does, must not copy the keys with it. */
function readKeysFolder(text: string | undefined, dataFolder: string): string {
  const keysFolder = resolve(text ?? `${dataFolder}-keys`);
  if (`${keysFolder}/`.startsWith(`${dataFolder}/`)) {
    throw new ConfigProblem(
      `KEYS_DIR ${keysFolder} is inside the data folder; keys must not be copied with the data.`,
    );
  }
  return keysFolder;
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  throw new ConfigProblem(
    "DATABASE_URL should begin with postgres:// ; without it the embedded database is used.",
  );
}

/** As long as what nobody can guess; and a header can carry it (RFC 6750, 2.1). */
function readMetricsToken(text: string | undefined): string | undefined {
  if (text === undefined || /^[\w.~+/-]{16,}=*$/.test(text)) return text;
  throw new ConfigProblem("METRICS_TOKEN should have 16 or more letters, digits and signs of - . _ ~ + /");
}

function readLogLevel(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new ConfigProblem(`LOG_LEVEL is "${text}", but it can only be one of ${LOG_LEVELS.join(", ")}.`);
}
