import { globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type EventData, run } from "node:test";
import { spec } from "node:test/reporters";

/** Suffixes of tests that need something which a fresh machine lacks, and the variable that says where it is. */
const NEEDS = [
  {
    suffix: ".pg.test.ts",
    variable: "DATABASE_URL",
    how: "DATABASE_URL=postgres://user:password@127.0.0.1/database npm test",
  },
  {
    suffix: ".s3.test.ts",
    variable: "S3_TEST_URL",
    how: "S3_TEST_URL=http://key:secret@127.0.0.1:9000/bucket-prefix npm test",
  },
  {
    suffix: ".clamd.test.ts",
    variable: "CLAMD_TEST_URL",
    how: "CLAMD_TEST_URL=tcp://127.0.0.1:3310 npm test",
  },
];
/** No test hangs for longer than this, in ms. */
const TIMEOUT_MS = 10 * 60_000;

type Event = EventData.TestPass | EventData.TestFail;
type Counts = { passed: number; failed: number; skipped: number };

/** A browser takes a core of its own, so those tests come last and one after the other. */
function phasesOf(files: string[]) {
  const drivesBrowser = (file: string) =>
    file.includes(".browser.test.") || file.startsWith("test/end-to-end/");
  return [
    { files: files.filter((file) => !drivesBrowser(file)), concurrency: availableParallelism() },
    { files: files.filter(drivesBrowser), concurrency: 1 },
  ].filter((phase) => phase.files.length > 0);
}

/** A suite and a parent stand for the tests in them; a file that has none reports itself, and is no test either. */
function standsForOthers(event: Event, files: string[]): boolean {
  const isFile = files.some((file) => event.name.endsWith(file));
  if (!("error" in event.details)) return event.details.type === "suite" || isFile;
  const cause: unknown = event.details.error;
  return cause instanceof Error && "failureType" in cause && cause.failureType === "subtestsFailed";
}

async function runPhase({ files, concurrency }: { files: string[]; concurrency: number }): Promise<Counts> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const events = run({ files, concurrency, timeout: TIMEOUT_MS });
  const count = (event: Event, outcome: "passed" | "failed") => {
    if (standsForOthers(event, files)) return;
    const leftUndone = event.skip ?? event.todo ?? false;
    counts[leftUndone === false ? outcome : "skipped"]++;
    if (leftUndone !== false) skippedTests.push(`${event.name} (${leftUndone})`);
  };
  events.on("test:pass", (event) => count(event, "passed"));
  events.on("test:fail", (event) => count(event, "failed"));
  for await (const text of events.compose(new spec())) process.stdout.write(text);
  return counts;
}

/** Parts the files into those that can run here, and one phrase for each kind that cannot. */
function leaveOut(files: string[]): { kept: string[]; leftOut: string[] } {
  const missing = NEEDS.filter(({ variable }) => !process.env[variable]);
  const leftOut = missing.flatMap(({ suffix, how }) => {
    const count = files.filter((file) => file.endsWith(suffix)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "file" : "files"} *${suffix}; run with ${how}`];
  });
  const kept = files.filter((file) => !missing.some(({ suffix }) => file.endsWith(suffix)));
  return { kept, leftOut };
}

/** The titles of tests that ended by saying that they cannot run here, and why. */
const skippedTests: string[] = [];

const filters = process.argv.slice(2).map((filter) => filter.replace(/^[.][/]/, ""));
const found = globSync("{src,test,bench,checks}/**/*.test.{ts,tsx}")
  .sort()
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
const { kept, leftOut } = leaveOut(found);

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const phase of phasesOf(kept)) {
  const counts = await runPhase(phase);
  for (const outcome of ["passed", "failed", "skipped"] as const) totals[outcome] += counts[outcome];
}

if (totals.passed + totals.failed === 0) console.log("No test ran.");
if (leftOut.length > 0) console.log(`Left out: ${leftOut.join(" · ")}`);
if (skippedTests.length > 0) console.log(`Skipped: ${skippedTests.join(" · ")}`);
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : "";
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
