/** What the HTTP side must know of the installation. */
export interface HttpConfig {
  /** Certificate and key in PEM, when this server itself ends TLS. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** One proxy in front ends TLS, and its X-Forwarded-* headers are believed. */
  readonly trustProxy: boolean;
  /** Where people reach the server ("https://chat.clinic.example"); undefined: wherever the request came to. */
  readonly publicUrl: string | undefined;
  /** The folder of the built page, absolute. */
  readonly pageFolder: string;
}

/** Do people's browsers speak TLS, with this server or with its proxy? */
export function isSecure({ tls, trustProxy }: Pick<HttpConfig, "tls" | "trustProxy">): boolean {
  return tls !== undefined || trustProxy;
}
