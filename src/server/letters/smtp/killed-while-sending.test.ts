import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { keepContact } from "../../../../test/harness/contacts.ts";
import { type MailServer, openMailServer } from "../../../../test/harness/mail-server.ts";
import { MINUTE } from "../../../../test/harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../../../../test/harness/open-clinic.ts";
import { temporaryFolder } from "../../../../test/harness/temporary-folder.ts";
import { writeLetter } from "../../actions/write-letter.ts";
import { assemble } from "../../assemble.ts";
import { readConfig } from "../../config/config.ts";
import type { Environment } from "../../config/environment.ts";

const LETTERS = 40;
const KILLS = 5;
/** Letters on their way at the same time (send-letters.ts). */
const AT_ONCE = 4;

/** This file is also the program that is killed: it sends what is due until there is nothing more. */
if (process.argv[2] === "send") await sendAll(JSON.parse(process.argv[3] ?? "{}"));
else killedAgainAndAgain();

async function sendAll(environment: Environment): Promise<void> {
  const clinic = await assemble(readConfig(environment, []), { jobs: false });
  await clinic.deeds.lettersLeave.turn();
  await clinic.deeds.lettersLeave.idle();
  await clinic.close();
}

function killedAgainAndAgain(): void {
  test(`killed ${KILLS} times while it sends: no letter arrives twice, and none is lost without a trace`, async (t) => {
    const mailServer = await openMailServer(t);
    const { environment, house, host } = await writeLetters(t, mailServer);
    await house.close();
    for (let kill = 0; kill < KILLS; kill += 1) await killWhileSending(mailServer, environment, kill);
    const again = await openClinic(t, { folder: join(environment.DATA_DIR ?? "", ".."), environment });
    await again.deeds.lettersLeave.turn();
    await again.deeds.lettersLeave.idle();
    // A connection that the kill broke off before the letter was begun counts as a failed attempt of nobody.
    again.clock.pass(2 * MINUTE);
    await again.deeds.lettersLeave.turn();
    await again.deeds.lettersLeave.idle();
    const arrived = mailServer.arrived.flatMap(({ to }) => to);
    assert.equal(new Set(arrived).size, arrived.length, "twice");
    const { undelivered } = await again.deeds.listLetters(host);
    for (const { problem } of undelivered) assert.match(problem, /may have arrived or not/);
    const names = new Set([...arrived.map(numberIn), ...undelivered.map(({ name }) => numberIn(name))]);
    assert.equal(names.size, LETTERS, "each has arrived, or an administrator sees that it may not have");
    assert.ok(undelivered.length <= KILLS * AT_ONCE, "no more are in doubt than were on their way");
  });
}

async function writeLetters(t: TestContext, { port, ca }: MailServer) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "ca.pem"), ca);
  const environment: Environment = {
    DATA_DIR: join(folder, "data"),
    LOG_LEVEL: "silent",
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(port),
    SMTP_FROM: "chat@clinic.example",
    SMTP_CA_FILE: join(folder, "ca.pem"),
  };
  const house: OpenClinic = await openClinic(t, { folder, environment });
  const host = await house.setUp();
  for (let n = 0; n < LETTERS; n += 1) {
    const { id: personId } = await keepContact(house, host, `Guest ${n}`, {
      email: `guest-${n}@mail.example`,
    });
    const { organisationId } = host;
    await writeLetter(house.clinic.ports)({ personId, organisationId, kind: "invitation" });
  }
  return { environment, house, host };
}

/**
 * In turns at a point that chance chooses, and at the worst one: when the server has a letter and has not said so yet.
 */
async function killWhileSending(
  mailServer: MailServer,
  environment: Environment,
  kill: number,
): Promise<void> {
  const child = fork(import.meta.filename, ["send", JSON.stringify(environment)], { execArgv: [] });
  const ended = once(child, "exit");
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const end = () => child.kill("SIGKILL");
  mailServer.ways = {
    onArrival() {
      resolve();
      return kill % 2 === 0 && end() ? ended : Promise.resolve();
    },
  };
  await Promise.race([begun, ended]);
  setTimeout(end, Math.random() * 400);
  await ended;
  mailServer.ways = {};
}

function numberIn(text: string): string {
  return /\d+/.exec(text)?.[0] ?? text;
}
