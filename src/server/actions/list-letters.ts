import type * as v from "valibot";
import type { LettersAnswer } from "../../shared/protocol/guest-bodies.ts";
import { lastFour } from "../domain/mobile-number.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import { LETTER_PROBLEMS, type LetterProblem } from "../ports/carriers.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { LetterRecord, LetterStore } from "../ports/letter-store.ts";
import type { ChooseChannel } from "./choose-channel.ts";
import type { SealedLetter } from "./write-letter.ts";

interface Ports {
  readonly letters: Pick<LetterStore, "listUndelivered" | "countWaiting">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly howReached: ChooseChannel;
  readonly clock: Clock;
}

const AT_MOST = 200;

type Answer = v.InferOutput<typeof LettersAnswer>;

/** Letters that did not arrive, the newest first, and how many wait; for administrators. @throws Refusal `administrators-only` */
export function listLetters({ letters, details, howReached, clock }: Ports) {
  return async ({ roles, organisationId }: Person): Promise<Answer> => {
    if (!isAdministrator(roles)) throw new Refusal("administrators-only");
    const undelivered = await letters.listUndelivered(organisationId, AT_MOST);
    const waiting = await letters.countWaiting(organisationId, clock.now());
    return { undelivered: await Promise.all(undelivered.map(describe)), waiting };
  };

  async function describe(letter: LetterRecord): Promise<Answer["undelivered"][number]> {
    const { id, organisationId, kind, channel, madeAt, personId, sealed } = letter;
    const opened = await details.open({ organisationId, kind: "letter", id }, sealed);
    const to = opened === undefined ? "" : inPart(channel, (JSON.parse(opened) as SealedLetter).to);
    const name = (await howReached(personId))?.name ?? "";
    const problem = LETTER_PROBLEMS[letter.problem as LetterProblem] ?? LETTER_PROBLEMS["letter-refused"];
    return { id, kind, channel, name, to, madeAt, problem };
  }
}

/** Enough to know which of somebody's addresses it was: "…0142", "ma…@mail.example". */
function inPart(channel: "sms" | "email", address: string): string {
  if (channel === "sms") return `…${lastFour(address)}`;
  const at = address.indexOf("@");
  return `${address.slice(0, Math.min(2, at))}…${address.slice(at)}`;
}
