import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** On which core a process runs: the server on one, everything that measures on the other. */
export type Core = "server" | "load";

const CORES: Readonly<Record<Core, string>> = { server: "0", load: "1" };

/** Without two cores and `taskset` (util-linux) the figures still come, and mean less. */
export const canPin = availableParallelism() >= 2 && spawnSync("taskset", ["--version"]).status === 0;

/** The command line that runs Node with `args` on that core. */
export function pinned(core: Core, args: readonly string[]): readonly [string, readonly string[]] {
  return pinnedProgram(core, process.execPath, args);
}

/** The same of any program. */
export function pinnedProgram(
  core: Core,
  program: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  return canPin ? ["taskset", ["-c", CORES[core], program, ...args]] : [program, args];
}

/** Moves this process, with all its threads, and what it starts from now on. */
export function pinSelf(core: Core): void {
  if (canPin) spawnSync("taskset", ["-a", "-c", "-p", CORES[core], String(process.pid)]);
}

/** All threads of this process run only while nothing else on their core wants to (SCHED_IDLE of sched(7)). */
export function yieldAlways(pid: number): void {
  if (canPin) spawnSync("chrt", ["--all-tasks", "--idle", "--pid", "0", String(pid)]);
}
