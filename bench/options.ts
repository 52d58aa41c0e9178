import { parseArgs } from "node:util";

export const MEASURES = [
  "throughput",
  "latency",
  "memory",
  "queries",
  "sweep",
  "start-up",
  "landing",
  "files",
] as const;
export type MeasureName = (typeof MEASURES)[number];

export interface Options {
  readonly only: readonly MeasureName[];
  /** How long each measurement under load lasts, after its warm-up. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Less of everything: to see that the bench works, not to quote its figures. */
  readonly quick: boolean;
  /** Where the figures are written as JSON. */
  readonly json: string | undefined;
  /** Written by Node when the server ends (`--cpu-prof`), for reading where the time goes. */
  readonly profile: string | undefined;
}

export const USAGE = `npm run bench -- [--only ${MEASURES.join(",")}] [--seconds 10] [--quick] [--json FILE] [--profile FOLDER]`;

/** @throws Error, in one sentence, when an option is not known or makes no sense */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      seconds: { type: "string" },
      quick: { type: "boolean", default: false },
      json: { type: "string" },
      profile: { type: "string" },
    },
  });
  const seconds = Number(values.seconds ?? (values.quick ? 2 : 10));
  if (!(seconds > 0)) throw new Error(`--seconds is "${values.seconds}", but it should be a number above 0.`);
  return {
    only: values.only === undefined ? MEASURES : values.only.split(",").map(measureName),
    seconds,
    warmUpSeconds: values.quick ? 1 : 3,
    quick: values.quick,
    json: values.json,
    profile: values.profile,
  };
}

function measureName(name: string): MeasureName {
  const found = MEASURES.find((known) => known === name.trim());
  if (!found) throw new Error(`--only names "${name}", but there are only: ${MEASURES.join(", ")}.`);
  return found;
}
