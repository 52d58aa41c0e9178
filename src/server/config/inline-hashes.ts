import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What the built page carries in itself, as vite.config.ts has written it down beside the page. Undefined where
 * there is no such list: then a browser runs and shows only what comes in files.
 */
export function readInlineHashes(pageFolder: string): { scripts: string[]; styles: string[] } | undefined {
  try {
    return JSON.parse(readFileSync(join(pageFolder, "inline-hashes.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
