import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterwards, type Ending } from "./afterwards.ts";

/** An empty folder that is gone when the test ends. */
export function temporaryFolder(t: Ending): string {
  const folder = mkdtempSync(join(tmpdir(), "clinical-chat-test-"));
  afterwards(t, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
