import type { Cast } from "../load/crowd.ts";
import type { ClinicThread } from "./clinic.ts";

/** Everybody of these threads, as the load generator plays them. */
export function castOf(port: number, threads: readonly ClinicThread[]): Cast {
  return {
    port,
    threads: threads.map(({ id, members }) => ({ id, tokens: members.map(({ token }) => token) })),
  };
}
