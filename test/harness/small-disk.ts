import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterwards, type Ending } from "./afterwards.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** @returns what the system says against it; empty when it was done */
function asked(command: string, ...args: string[]): string {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? "" : (error?.message ?? stderr).trim() || `${command} failed`;
}

/** A disk in memory that is really full at some time. Only root can mount one, and not in every container. */
export class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @returns why there is none */
  static mount(t: Ending, megabytes: number): SmallDisk | string {
    const folder = join(temporaryFolder(t), "disk");
    mkdirSync(folder);
    const why = asked("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
    if (why !== "") return why;
    afterwards(t, () => {
      asked("umount", "--lazy", folder);
      rmSync(folder, { recursive: true, force: true });
    });
    return new SmallDisk(folder);
  }

  resize(megabytes: number): void {
    const why = asked("mount", "-o", `remount,size=${megabytes}m`, this.folder);
    if (why !== "") throw new Error(why);
  }
}
