import type { InferOutput } from "valibot";
import type { Contact, ContactForm } from "../../shared/protocol/guest-bodies.ts";

/** A contact as it stands in the form. */
export type ContactDraft = InferOutput<typeof ContactForm>;

/** Most contacts live where their host does. */
export function emptyDraft(): ContactDraft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { name: "", mobile: "", email: "", timeZone, notes: "" };
}

export function draftOf(contact: Contact): ContactDraft {
  const { name, mobileShown, email, timeZone, notes } = contact;
  return { name, mobile: mobileShown ?? "", email: email ?? "", timeZone, notes };
}

/** Nobody has begun to fill it in. */
export function isUntouched({ name, mobile, email, notes }: ContactDraft): boolean {
  return `${name}${mobile}${email}${notes}`.trim() === "";
}

export function isReachable({ mobile, email }: ContactDraft): boolean {
  return `${mobile}${email}`.trim() !== "";
}

/** What was typed to find somebody is the beginning of a new contact: their name, address, or number. */
export function draftFrom(typed: string): ContactDraft {
  const text = typed.trim();
  if (/^\S+@\S*$/u.test(text)) return { ...emptyDraft(), email: text };
  if (/^[+(]?[\d\s().-]{3,}$/u.test(text)) return { ...emptyDraft(), mobile: text };
  return { ...emptyDraft(), name: text };
}
