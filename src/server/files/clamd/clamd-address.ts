import type { NetConnectOpts } from "node:net";

/** @param url tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, as the config has checked it */
export function clamdAddress(url: string): NetConnectOpts {
  if (url.startsWith("unix:")) return { path: url.slice("unix:".length) };
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) };
}
