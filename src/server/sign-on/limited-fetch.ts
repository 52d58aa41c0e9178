import { SignOnProblem } from "../domain/sign-on-problem.ts";

/** Discovery documents and key sets have some kB. */
const MOST_BYTES = 1_000_000;

type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Asks a provider: over TLS, at the address that was given and at no other that it sends to, and no more than 1 MB of
 * answer. Every request of the library goes through here, also to addresses that the provider itself names.
 * @param plainOnLoopback whether a provider on this machine may be asked without TLS: for trying things out
 */
export function limitedFetch(plainOnLoopback: boolean): Fetch {
  return async (url, options) => {
    requireTls(url, plainOnLoopback);
    const response = await fetch(url, { ...options, redirect: "manual" }).catch((error: unknown) => {
      throw problemOf(error);
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new SignOnProblem("redirected");
    }
    const body = await readWithin(response);
    const { status, headers } = response;
    return new Response(status === 204 || status === 205 ? null : body, { status, headers });
  };
}

/** @throws SignOnProblem `not-https` */
export function requireTls(address: string, plainOnLoopback: boolean): void {
  const url = URL.parse(address);
  const plain = plainOnLoopback && url?.protocol === "http:" && isLoopback(url.hostname);
  if (url?.protocol !== "https:" && !plain) throw new SignOnProblem("not-https");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** @throws SignOnProblem `too-large`, `too-slow`, `unreachable` */
async function readWithin({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body ?? []) {
      length += part.length;
      if (length > MOST_BYTES) throw new SignOnProblem("too-large");
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof SignOnProblem ? error : problemOf(error);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function problemOf(error: unknown): SignOnProblem {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (name === "TimeoutError" || name === "AbortError") return new SignOnProblem("too-slow");
  const code = typeof cause?.code === "string" ? cause.code : undefined;
  const isCertificate = code !== undefined && /CERT|SIGNATURE|ISSUER|TLS/.test(code);
  return new SignOnProblem(isCertificate ? "certificate-unknown" : "unreachable", code);
}
