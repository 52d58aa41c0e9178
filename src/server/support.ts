import { assembleSupport } from "./assemble-support.ts";
import { HELP, runSupport } from "./command-line/run-support.ts";
import { readConfig } from "./config/config.ts";
import { ConfigProblem, readEnvironment } from "./config/environment.ts";
import { StoreProblem } from "./store/store-problem.ts";
import { KeyProblem } from "./vault/root-key.ts";

const args = process.argv.slice(2);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const complain = (line: string): boolean => process.stderr.write(`${line}\n`);

try {
  process.exitCode = await run();
} catch (error) {
  const foreseen =
    error instanceof ConfigProblem || error instanceof KeyProblem || error instanceof StoreProblem;
  complain(foreseen ? error.message : `This could not be done: ${String(error)}`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (["help", "--help", "-h", undefined].includes(args[0])) {
    print(HELP);
    return 0;
  }
  const support = await assembleSupport(readConfig(readEnvironment(), []));
  try {
    return await runSupport(args, { ...support, print, complain });
  } finally {
    await support.close();
  }
}
