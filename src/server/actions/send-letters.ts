import type { LetterId } from "../domain/identifiers.ts";
import { INVITATION_MS } from "../domain/periods.ts";
import { isTooLate, retryAfter } from "../domain/retry-after.ts";
import type { Audit } from "../ports/audit.ts";
import type { Carrier, HandedOver } from "../ports/carriers.ts";
import type { Clock } from "../ports/clock.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { LetterRecord, LetterStore } from "../ports/letter-store.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { SealedLetter, WriteLetter } from "./write-letter.ts";

/** Letters on their way at the same time: what a small mail server takes from one sender without complaint. */
const AT_ONCE = 4;

const UNREACHABLE: HandedOver = { outcome: "later", problem: "unreachable" };

interface Ports {
  readonly letters: Pick<
    LetterStore,
    "due" | "handOver" | "sent" | "again" | "undelivered" | "dismiss" | "recover"
  >;
  readonly notifications: Pick<NotificationStore, "optOut" | "optedOut">;
  readonly details: Pick<DetailsSealer, "open" | "hashForAll">;
  readonly carriers: Readonly<Partial<Record<"sms" | "email", Pick<Carrier, "carry">>>>;
  readonly writeLetter: WriteLetter;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

export interface LettersLeave {
  /** Starts what is due, and goes on until nothing is. @returns how many were started at once */
  turn(): Promise<number>;
  /** Resolves when no letter is on its way. */
  idle(): Promise<void>;
  /** No further letter is given away; resolves when those on their way have ended. */
  stop(): Promise<void>;
}

/**
 * Gives letters to their carriers. A letter is marked in the store just before its words are given away, and what a
 * crash leaves marked is not sent again by itself (letter-store.ts): nobody gets the same letter twice.
 */
export function sendLetters(ports: Ports): LettersLeave {
  const { letters, clock, log } = ports;
  const underWay = new Map<LetterId, Promise<void>>();
  let recovered: Promise<number> | undefined;
  let stopped = false;
  const send = sendOne(ports, () => stopped);

  async function turn(): Promise<number> {
    recovered ??= letters.recover(clock.now());
    await recovered;
    if (stopped || underWay.size >= AT_ONCE) return 0;
    const due = await letters.due(clock.now(), AT_ONCE + underWay.size);
    let started = 0;
    for (const letter of due) {
      if (stopped || underWay.size >= AT_ONCE || underWay.has(letter.id)) continue;
      underWay.set(letter.id, carryOn(letter));
      started += 1;
    }
    return started;
  }

  async function carryOn(letter: LetterRecord): Promise<void> {
    try {
      await send(letter);
      underWay.delete(letter.id);
      await turn();
    } catch (error) {
      log.error({ letter: letter.id, error: nameOf(error) }, "a letter could not be dealt with");
    } finally {
      underWay.delete(letter.id);
    }
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values());
  }

  return {
    turn,
    idle,
    stop() {
      stopped = true;
      return idle();
    },
  };
}

function sendOne(ports: Ports, isStopped: () => boolean) {
  const { letters, details, carriers, clock, log } = ports;
  const isOptedOut = optedOut(ports);
  const conclude = concludeLetter(ports);
  const giveUp = giveUpLetter(ports);
  return async (letter: LetterRecord): Promise<void> => {
    const { id, organisationId, kind, channel } = letter;
    const now = clock.now();
    if (isTooLate(kind, letter.nextAt, now)) return giveUp(letter, "too-late");
    const opened = await details.open({ organisationId, kind: "letter", id }, letter.sealed);
    if (opened === undefined) return giveUp(letter, "letter-refused");
    const content = JSON.parse(opened) as SealedLetter;
    const carrier = carriers[channel];
    if (channel === "sms" && (await isOptedOut(content.to)))
      return conclude(letter, content, { outcome: "never", problem: "opted-out" });
    const ended = carrier ? await carry(carrier, letter, content) : UNREACHABLE;
    if (ended) await conclude(letter, content, ended);
  };

  /** @returns undefined when it was not ours to send any more: then it stays as it is */
  async function carry(
    carrier: Pick<Carrier, "carry">,
    { id }: LetterRecord,
    { to, subject, text }: SealedLetter,
  ): Promise<HandedOver | undefined> {
    let consent: Promise<boolean> | undefined;
    const beforeWords = (): Promise<boolean> => {
      consent ??= isStopped() ? Promise.resolve(false) : letters.handOver(id);
      return consent;
    };
    const failed = (error: unknown): HandedOver => {
      log.error({ letter: id, error: nameOf(error) }, "a carrier failed in a way that was not foreseen");
      return consent ? { outcome: "unknown", problem: "may-have-arrived" } : UNREACHABLE;
    };
    const ended = await carrier.carry(id, { to, subject, text }, beforeWords).catch(failed);
    // A connection may have broken while the letter was being marked: how that went decides whose it is.
    const given = await consent;
    const brokenOffByUs = given === undefined && isStopped();
    return given === false || brokenOffByUs ? undefined : ended;
  }
}

/** From now on it stands in the administrators' list; and in the log, which keeps it longer. */
function giveUpLetter({ letters, audit, clock }: Ports) {
  return async ({ id, organisationId, channel, personId }: LetterRecord, problem: string): Promise<void> => {
    await letters.undelivered(id, clock.now(), problem);
    await audit.record({
      action: "letter.undelivered",
      organisationId,
      actor: { kind: "system" },
      object: { kind: "letter", id },
      outcome: "done",
      detail: { channel, person: personId, problem },
    });
  };
}

function concludeLetter(ports: Ports) {
  const { letters, notifications, details, writeLetter, clock } = ports;
  const giveUp = giveUpLetter(ports);
  return async (letter: LetterRecord, content: SealedLetter, ended: HandedOver): Promise<void> => {
    const { id, kind, organisationId, attempts } = letter;
    const now = clock.now();
    if (ended.outcome === "sent") return letters.sent(id, now, now + INVITATION_MS);
    const wait = ended.outcome === "later" ? retryAfter(kind, attempts + 1) : undefined;
    if (wait !== undefined) return letters.again(id, now + wait, ended.problem);
    await giveUp(letter, ended.problem);
    if (ended.problem !== "opted-out" || !content.order) return;
    const hash = details.hashForAll("opt-out", content.to);
    if (!(await notifications.optedOut([hash])).has(hash)) await notifications.optOut(hash, "carrier", now);
    const { notBefore: _, channel: __, ...order } = content.order;
    const written = await writeLetter(order);
    if (written === "sms" || written === "email") await letters.dismiss(id, organisationId);
  };
}

function optedOut({ notifications, details }: Pick<Ports, "notifications" | "details">) {
  return async (mobile: string): Promise<boolean> => {
    const hash = details.hashForAll("opt-out", mobile);
    return (await notifications.optedOut([hash])).has(hash);
  };
}

/** Without its message, which may name an address. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
