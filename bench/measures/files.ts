import type { Finding } from "../report.ts";
import type { Stage } from "../stage/stage.ts";
import { fileSpeed } from "./file-speed.ts";
import { filesBesideChat } from "./files-beside-chat.ts";
import { uploadMemory } from "./upload-memory.ts";

/** How fast files come and go, what they do to those who chat, and what they take of the server's memory. */
export async function files(stage: Stage): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const measure of [fileSpeed, filesBesideChat, uploadMemory]) {
    findings.push(...(await measure(stage)));
    await stage.clear();
  }
  return findings;
}
