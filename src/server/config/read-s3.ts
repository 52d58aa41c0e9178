import { ConfigProblem, type Environment } from "./environment.ts";
import { isLoopback } from "./is-loopback.ts";

/** Where files lie in place of the data folder. */
export interface S3Settings {
  /** Undefined: Amazon's own, by `region`. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Before every name in the bucket; empty, or with a slash at its end. */
  readonly prefix: string;
  /** Undefined: whatever Amazon's chain finds (shared files, the machine's role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** @throws ConfigProblem */
export function readS3(environment: Environment): S3Settings | undefined {
  const {
    S3_BUCKET,
    S3_ENDPOINT,
    S3_REGION,
    S3_PREFIX = "",
    S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY,
  } = environment;
  const given = { S3_ENDPOINT, S3_REGION, S3_PREFIX, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  if (S3_BUCKET === undefined) {
    const surplus = Object.entries(given).find(([, value]) => value)?.[0];
    if (surplus !== undefined) throw new ConfigProblem(`${surplus} is set, but S3_BUCKET is not.`);
    return undefined;
  }
  if (!S3_ACCESS_KEY_ID !== !S3_SECRET_ACCESS_KEY)
    throw new ConfigProblem("S3 needs both S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or neither.");
  const credentials =
    S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : undefined;
  return {
    endpoint: readEndpoint(S3_ENDPOINT),
    region: S3_REGION ?? "us-east-1",
    bucket: S3_BUCKET,
    prefix: S3_PREFIX === "" || S3_PREFIX.endsWith("/") ? S3_PREFIX : `${S3_PREFIX}/`,
    credentials,
  };
}

/** What lies there is sealed, but who fetches what and when is nobody's business. */
function readEndpoint(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const encrypted = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url && encrypted && url.pathname === "/" && !url.username) return url.origin;
  throw new ConfigProblem(`S3_ENDPOINT is "${text}", but it should be like https://s3.clinic.example`);
}
