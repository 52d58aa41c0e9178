import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ContactsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { after } from "../app/browser.ts";
import { request } from "../connection/request.ts";

/** A pause in typing of this length, in ms, asks the server. */
const PAUSE_MS = 300;
/** Of a number in the United States and Canada, without the country's 1. */
const DIGITS = 10;

/**
 * The name of another of this host's own contacts who has the number that is being entered; null where there is none.
 * Families share phones, so that is told and hinders nothing.
 */
export function useSameNumber(typed: string, ownId: number | null): string | null {
  const [name, setName] = useState<string | null>(null);
  const digits = typed.replace(/\D/gu, "").slice(-DIGITS);
  useEffect(() => {
    setName(null);
    if (digits.length < DIGITS) return undefined;
    let late = false;
    const cancel = after(PAUSE_MS, async () => {
      type Found = InferOutput<typeof ContactsAnswer>;
      const answer = await request<Found>("POST", "/api/contacts/find", { query: digits });
      if (late || !answer.ok) return;
      const other = answer.value.contacts.find(({ id, mobile }) => id !== ownId && mobile?.endsWith(digits));
      setName(other?.name ?? null);
    });
    return () => {
      late = true;
      cancel();
    };
  }, [digits, ownId]);
  return name;
}
