import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileChooser, Page } from "playwright-core";
import type { Ending } from "./afterwards.ts";
import type { BrowserClinic } from "./browser-clinic.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** One pixel. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const PDF = Buffer.from("%PDF-1.7\nletter");
export const CHOOSE = "Drag and drop a file here, or click to choose one";

type Files = Parameters<FileChooser["setFiles"]>[0];

/** Two people with a chat, in which nobody has sent anything yet. */
export async function pair(clinic: BrowserClinic, first: string, second: string) {
  const [one, two] = [await clinic.newcomer(first), await clinic.newcomer(second)];
  const threadId = await clinic.open.threadOf(one, two);
  return { one, two, threadId, path: `/chat/${threadId}` };
}

/** Makes files on disk that are as large as is needed to be caught on their way. @returns the path of each */
export function largeFiles(t: Ending): (name: string, bytes: number) => string {
  const folder = temporaryFolder(t);
  return (name, bytes) => {
    const path = join(folder, name);
    writeFileSync(path, randomBytes(bytes));
    return path;
  };
}

export const area = (page: Page) => page.getByRole("region", { name: "Upload a file" });
export const messages = (page: Page) => page.getByRole("log", { name: "Messages" }).getByRole("article");

/** By the paperclip and the sentence, as a person does. */
export async function choose(page: Page, files: Files): Promise<void> {
  await page.getByRole("button", { name: "Attach a file" }).click();
  const chooser = page.waitForEvent("filechooser");
  await area(page).getByRole("button", { name: CHOOSE }).click();
  await (await chooser).setFiles(files);
}

/** Slow enough to see a bar move: so many bytes a second; -1 for as fast as it goes. */
export async function slowDown(page: Page, uploadThroughput: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput,
  });
}
