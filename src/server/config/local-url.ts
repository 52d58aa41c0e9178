import type { Config } from "./config.ts";

/** Where this server is reached from its own machine, when nobody said how others reach it. */
export function localUrl({ host, tls }: Pick<Config, "host" | "tls">, port: number): string {
  const name = host === "127.0.0.1" || host === "::1" ? "localhost" : host;
  return `${tls ? "https" : "http"}://${name}:${port}`;
}
