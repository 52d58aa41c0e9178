import { readFileSync } from "node:fs";
import { ConfigProblem } from "./environment.ts";

/** A file that the command line names, as text. @throws ConfigProblem */
export function readGivenFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new ConfigProblem(`${file} cannot be read: ${(cause as Error).message}.`);
  }
}
