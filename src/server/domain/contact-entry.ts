import { MAX_NOTES_LENGTH } from "../../shared/protocol/limits.ts";
import { emailAddress } from "./email-address.ts";
import { readMobile } from "./mobile-number.ts";
import { properName } from "./proper-name.ts";
import { Refusal } from "./refusal.ts";
import { knownTimeZone } from "./time-zone.ts";

/** As a host types it; empty where there is none. */
export interface ContactEntry {
  readonly name: string;
  readonly mobile: string;
  readonly email: string;
  readonly timeZone: string;
  readonly notes: string;
}

/** Somebody who can be invited: there is a mobile number (E.164), an e-mail address, or both. */
export interface CheckedContact {
  readonly name: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly timeZone: string;
  readonly notes: string;
}

const SHORTEST_NAME = 2;

/**
 * @throws Refusal `name-missing`, `name-too-short`, `name-too-long`, `mobile-invalid`, `mobile-abroad`,
 * `email-invalid`, `contact-unreachable`, `time-zone-unknown`, `notes-too-long`, `notes-unreadable`
 */
export function checkedContact(entry: ContactEntry): CheckedContact {
  const name = properName(entry.name, "name");
  if ([...name].length < SHORTEST_NAME) throw new Refusal("name-too-short", "name");
  const mobile = entry.mobile.trim() === "" ? null : readMobile(entry.mobile).e164;
  const email = entry.email.trim() === "" ? null : emailAddress(entry.email);
  if (mobile === null && email === null) throw new Refusal("contact-unreachable", "mobile");
  return { name, mobile, email, timeZone: knownTimeZone(entry.timeZone), notes: contactNotes(entry.notes) };
}

function contactNotes(text: string): string {
  const notes = text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  if (notes.length > MAX_NOTES_LENGTH) throw new Refusal("notes-too-long", "notes");
  // Lines and tabs are wanted; other controls, and halves of surrogate pairs, cannot be shown.
  if (/[\p{Cs}]|(?![\n\t])\p{Cc}/u.test(notes)) throw new Refusal("notes-unreadable", "notes");
  return notes;
}
