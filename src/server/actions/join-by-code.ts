import { readAccessCode, readLastFour } from "../domain/access-code.ts";
import type { AdmissionId, Millis } from "../domain/identifiers.ts";
import { properName } from "../domain/proper-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AccessCodeStore, CodeRecord } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { Later } from "../ports/later.ts";
import type { Secrets } from "../ports/secrets.ts";
import { type AnnounceAdmissionsPorts, announceAdmissions } from "./announce-admissions.ts";
import {
  type Attempt,
  CODES_ALONE_A_DAY,
  type CodeAttempts,
  NAMES_A_DAY,
  type Place,
} from "./code-attempts.ts";
import type { Land, Landed } from "./land.ts";
import { onceInAWhile } from "./once-in-a-while.ts";
import { proofHash } from "./second-proof.ts";

interface Ports extends AnnounceAdmissionsPorts {
  readonly codes: Pick<AccessCodeStore, "tryCode" | "countWrong" | "countByName" | "ask">;
  readonly details: Pick<DetailsSealer, "seal" | "hashForAll">;
  readonly secrets: Pick<Secrets, "token" | "hashToken" | "identifier" | "same">;
  readonly later: Later;
  readonly clock: Clock;
  readonly log: { warn(about: object, message: string): void };
}

export interface JoinForm {
  readonly code: string;
  readonly lastFour?: string | undefined;
  readonly name?: string | undefined;
}

/** In, or at the door: `admission` is what they come back with to hear whether the host has let them in. */
export type Joined = { readonly landed: Landed } | { readonly admission: string };

const DAY_MS: Millis = 24 * 60 * 60_000;
/** The host has this long to let somebody in. */
const ADMISSION_MS: Millis = 10 * 60_000;

/**
 * A guest comes in by nine digits. Too many wrong ones in the installation, and the digits alone open nothing until
 * the day (UTC) is over: the last four digits of the mobile are asked for, or the host lets them in by name. Whether
 * a code was wrong, has ended or was taken back, and whether it was the code or the proof, is not told: the steps
 * until the answer are the same, and what only a right code brings about happens after it.
 * @throws Refusal `code-incomplete`, `code-too-often`, `code-wrong`, `code-or-proof-wrong`, `code-second-proof`,
 * `name-missing`, `name-too-long`
 */
export function joinByCode(ports: Ports, attempts: CodeAttempts, land: Land) {
  const { codes, details, clock } = ports;
  const proves = secondProof(ports);
  const ask = askByName(ports);
  const warn = onceInAWhile(DAY_MS);
  return async (form: JoinForm, place: Place): Promise<Joined> => {
    const digits = readAccessCode(form.code);
    const name = form.name === undefined ? undefined : properName(form.name, "name");
    const attempt = attempts.begin(place, name !== undefined && form.lastFour === undefined);
    const now = clock.now();
    const hash = details.hashForAll("access code", digits);
    const { code, wrongToday } = await withdrawn(attempt, codes.tryCode(hash, Math.floor(now / DAY_MS), now));
    if (wrongToday >= CODES_ALONE_A_DAY) {
      if (warn(String(Math.floor(now / DAY_MS)), now)) ports.log.warn({ wrongToday }, CODES_ALONE_ENDED);
      if (form.lastFour === undefined && name !== undefined) return asked(attempt, await ask(code, name));
      proves(code, digits, form.lastFour);
    }
    const wrong = wrongAnswer(form);
    if (!code) throw new Refusal(wrong);
    attempt.withdraw();
    return { landed: await land(code, wrong) };
  };
}

const CODES_ALONE_ENDED =
  "so many access codes were wrong today (UTC) that each needs a second proof for the rest of the day";
const NAMES_ENDED =
  "so many asked to be let in by name today (UTC) that nobody else may for the rest of the day";

/** Who gave two things is not told that it was the one. */
function wrongAnswer({ lastFour }: JoinForm): "code-wrong" | "code-or-proof-wrong" {
  return lastFour === undefined ? "code-wrong" : "code-or-proof-wrong";
}

function asked(attempt: Attempt, admission: string): Joined {
  attempt.awaits(admission);
  return { admission };
}

/** Who met a fault of ours has not guessed. */
async function withdrawn<T>(attempt: Attempt, looked: Promise<T>): Promise<T> {
  return looked.catch((error: unknown) => {
    attempt.withdraw();
    throw error;
  });
}

function secondProof({ codes, details, secrets, later, clock }: Ports) {
  /** @throws Refusal unless the code is right and these are the digits */
  return (code: CodeRecord | undefined, digits: string, typed: string | undefined): void => {
    const lastFour = typed === undefined ? undefined : readLastFour(typed);
    if (lastFour === undefined)
      throw new Refusal("code-second-proof", typed === undefined ? undefined : "lastFour");
    const nothing = secrets.token();
    if (secrets.same(code?.proofHash ?? nothing, proofHash(details, digits, lastFour))) return;
    later.do("counting a wrong code", async () => {
      if (code) await codes.countWrong(Math.floor(clock.now() / DAY_MS));
    });
    throw new Refusal("code-or-proof-wrong");
  };
}

function askByName(ports: Ports) {
  const { codes, details, secrets, later, clock } = ports;
  const announce = announceAdmissions(ports);
  const warn = onceInAWhile(DAY_MS);
  /**
   * @returns what anybody gets who asks; nobody hears of it unless the code is right
   * @throws Refusal `code-too-often`
   */
  return async (code: CodeRecord | undefined, name: string): Promise<string> => {
    const now = clock.now();
    const day = Math.floor(now / DAY_MS);
    const askedToday = await codes.countByName(day);
    if (askedToday >= NAMES_A_DAY && warn(String(day), now)) ports.log.warn({ askedToday }, NAMES_ENDED);
    if (askedToday > NAMES_A_DAY) throw new Refusal("code-too-often");
    const endsAt = now + ADMISSION_MS;
    const admission = `${endsAt}.${secrets.token()}`;
    later.do("asking a host to let somebody in", async () => {
      if (!code) return;
      const id = secrets.identifier() as AdmissionId;
      const sealed = await details.seal({ organisationId: code.organisationId, kind: "admission", id }, name);
      const hash = secrets.hashToken(admission);
      await codes.ask({ id, codeId: code.id, hash, name: sealed, now, endsAt });
      await announce(code.threadId);
    });
    return admission;
  };
}
