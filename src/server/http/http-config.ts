/** What the HTTP side must know of the installation. */
export interface HttpConfig {
  /** PEM texts, when this server itself ends TLS. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /**
   * Addresses or networks of proxies in front, which end TLS and whose X-Forwarded-* headers are believed; `nearest`:
   * whoever connects, from this machine or a private network, and nobody behind it.
   */
  readonly trustedProxies: readonly string[] | undefined;
  /** Where people reach the server ("https://chat.clinic.example"); undefined: wherever the request came to. */
  readonly publicUrl: string | undefined;
  /** The folder of the built page, absolute. */
  readonly pageFolder: string;
  /** What the page carries in itself, by its hashes as a content security policy names them; undefined: nothing. */
  readonly inline?: InlineHashes | undefined;
}

export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Do people's browsers speak TLS, with this server or with its proxy? */
export function isSecure({ tls, trustedProxies }: Pick<HttpConfig, "tls" | "trustedProxies">): boolean {
  return tls !== undefined || trustedProxies !== undefined;
}
