import pino, { type Logger } from "pino";
import type { Measures } from "./ports/measures.ts";

const ERROR = 50;

/** One line an event, to standard output. What is logged as an error, by whomever, is counted. */
export function openLog(level: string, measures: Measures): Logger {
  return pino({
    level,
    base: null,
    hooks: {
      logMethod(line, method, levelOfLine) {
        if (levelOfLine >= ERROR) measures.count("errors");
        method.apply(this, line);
      },
    },
  });
}
