import { describeVerifiedLog } from "./actions/describe-verified-log.ts";
import { issueCertificate } from "./actions/issue-certificate.ts";
import { recordEvents } from "./actions/record-events.ts";
import { verifyLog } from "./actions/verify-log.ts";
import { type Config, readConfig } from "./config/config.ts";
import { ConfigProblem, readEnvironment } from "./config/environment.ts";
import { readGivenFile } from "./config/read-given-file.ts";
import { dayInUtc } from "./domain/deletion-certificate.ts";
import type { OrganisationId } from "./domain/identifiers.ts";
import { type KeptHead, keptHead, readSigned, signedBytes } from "./domain/signed-statement.ts";
import type { Signer } from "./ports/signer.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";
import { StoreProblem } from "./store/store-problem.ts";
import { auditChain } from "./vault/audit-chain.ts";
import { notedHead } from "./vault/noted-head.ts";
import { KeyProblem } from "./vault/root-key.ts";
import { existingSigningKey, signatureCheck } from "./vault/signing-key.ts";

const USAGE = `npm run audit -- verify [FILE …]                     walks the whole log; FILE: certificates that were kept elsewhere
npm run audit -- certificate DATE [ORGANISATION]     prints what was deleted on a day (YYYY-MM-DD, UTC), signed
npm run audit -- check FILE --key PUBLIC             checks a certificate, with the public key's file alone
npm run audit -- key                                 prints the public key`;

/** 0: as it should be; 1: it is not; 2: it could not be found out. */
type ExitCode = 0 | 1 | 2;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const known =
    error instanceof ConfigProblem || error instanceof KeyProblem || error instanceof StoreProblem;
  complain(known ? error.message : `This could not be found out: ${String(error)}`);
  process.exitCode = 2;
}

function run([command, ...given]: readonly string[]): Promise<ExitCode> | ExitCode {
  switch (command) {
    case "verify":
      return withHouse((house) => verify(house, given));
    case "certificate":
      return withHouse((house) => certificate(house, given));
    case "check":
      return check(given);
    case "key":
      return key();
    default:
      throw new ConfigProblem(USAGE);
  }
}

interface House {
  readonly config: Config;
  readonly store: Store;
  readonly signer: Signer;
}

/** Beside a server that runs: the database takes more than one program, and no key is made here. */
async function withHouse(work: (house: House) => Promise<ExitCode>): Promise<ExitCode> {
  const config = readConfig(readEnvironment(), []);
  const signer = await existingSigningKey(config.keysFolder);
  const store = await openStore(config);
  try {
    return await work({ config, store, signer });
  } finally {
    await store.close();
  }
}

async function verify({ config, store, signer }: House, files: readonly string[]): Promise<ExitCode> {
  const noted = await notedHead(config.keysFolder).read();
  const heads = files.map((file) => headOf(readGivenFile(file), file, signer.publicKey));
  if (noted !== undefined)
    heads.push(headOf(noted, "The head that is noted beside the keys", signer.publicKey));
  const verified = await verifyLog({
    auditRows: store.auditRows,
    chain: auditChain,
    clock: { now: Date.now },
  })(heads);
  for (const line of describeVerifiedLog(verified)) say(line);
  const newest = Math.max(0, ...heads.map(({ seq }) => seq));
  say(`Heads that it was compared with: ${heads.length}, the newest of row ${newest}.`);
  return verified.findings.length === 0 && verified.further === 0 ? 0 : 1;
}

function headOf(text: string, name: string, publicKey: string): KeptHead {
  const signed = readSigned(text);
  const head = signed && keptHead(signed);
  if (!signed || !head || !signatureCheck.isBy(publicKey, signedBytes(signed), signed.signature))
    throw new ConfigProblem(`${name} is not a statement that this installation signed.`);
  return head;
}

async function certificate({ store, signer }: House, given: readonly string[]): Promise<ExitCode> {
  const [day = "", organisation] = given;
  const times = dayInUtc(day);
  if (!times || (organisation !== undefined && !/^\d{1,16}$/.test(organisation)))
    throw new ConfigProblem(USAGE);
  const clock = { now: Date.now };
  const whereFrom = { network: () => undefined };
  const audit = recordEvents({ auditRows: store.auditRows, chain: auditChain, whereFrom, clock });
  const issue = issueCertificate({ ...store, audit, signer, clock });
  const organisations =
    organisation === undefined
      ? await store.epochEnds.organisationsDestroyedIn(times.from, times.to)
      : [Number(organisation) as OrganisationId];
  for (const id of organisations) process.stdout.write((await issue(id, day, { kind: "system" })) ?? "");
  if (organisations.length === 0) complain(`No key was destroyed on ${day}.`);
  return 0;
}

function check([file, flag, keyFile, ...surplus]: readonly string[]): ExitCode {
  if (!file || flag !== "--key" || !keyFile || surplus.length > 0) throw new ConfigProblem(USAGE);
  const publicKey = readGivenFile(keyFile);
  const lines = readGivenFile(file).split("\n").filter(Boolean);
  const results = lines.map((line) => {
    const signed = readSigned(line);
    const right =
      signed !== undefined && signatureCheck.isBy(publicKey, signedBytes(signed), signed.signature);
    say(right ? `Signed by this key: ${signedBytes(signed)}` : "NOT signed by this key, or changed since.");
    return right;
  });
  return results.length > 0 && results.every(Boolean) ? 0 : 1;
}

async function key(): Promise<ExitCode> {
  const config = readConfig(readEnvironment(), []);
  process.stdout.write((await existingSigningKey(config.keysFolder)).publicKey);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
