import { assemble, type Clinic } from "./assemble.ts";
import { readConfig } from "./config/config.ts";
import { ConfigProblem, readEnvironment } from "./config/environment.ts";
import { fillDemo } from "./demo/fill-demo.ts";
import { StoreProblem } from "./store/store-problem.ts";
import { KeyProblem } from "./vault/root-key.ts";

/** Long enough for what is under way, short enough for whoever pressed Ctrl-C. */
const STOP_WITHIN_MS = 10_000;
/** npm passes a terminal's Ctrl-C on, so one comes twice. A later one is impatience: the server ends at once. */
const SAME_SIGNAL_MS = 1_000;

try {
  await run();
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}

async function run(): Promise<void> {
  const config = readConfig(readEnvironment(), process.argv.slice(2));
  const clinic = await assemble(config);
  await clinic.app.listen({ port: config.port, host: config.host });
  stopOnSignal(clinic);
  const url = clinic.url();
  if (config.demo) for (const line of await fillDemo(clinic)) console.log(line);
  const secret = await clinic.deeds.issueSetUpLink();
  console.log(`Clinical Chat is running on ${url}`);
  if (secret)
    console.log(`To set it up, open this link within 24 hours (it works once): ${url}/set-up#${secret}`);
}

function stopOnSignal(clinic: Clinic): void {
  let stoppingSince: number | undefined;
  const stop = (): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() > stoppingSince + SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    clinic.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`The server did not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** For whoever started the server: what is wrong and what to do, in one sentence. */
function sentence(error: unknown): string {
  if (error instanceof ConfigProblem || error instanceof KeyProblem || error instanceof StoreProblem)
    return error.message;
  const { code, port, address, message } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (code === "EADDRINUSE")
    return `Port ${port} is in use already; stop the other program or set PORT to another number.`;
  if (code === "EACCES" && port)
    return `This user may not listen on port ${port}; set PORT to a number above 1023.`;
  if (code === "EADDRNOTAVAIL") return `This machine has no address ${address}; set HOST to one that it has.`;
  return `The server could not start: ${message}`;
}
