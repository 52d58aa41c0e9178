import type { Contact } from "../../shared/protocol/guest-bodies.ts";

/**
 * The contacts that one may mean by what one types: every word begins a word of the name or the e-mail address, or
 * its digits stand in the number. Accents and capitals make no difference.
 */
export function fitting(contacts: readonly Contact[], query: string): readonly Contact[] {
  const wanted = folded(query).split(/\s+/u).filter(Boolean);
  return contacts.filter((contact) => wanted.every((word) => fits(contact, word)));
}

/** By name, and those of one name by number and address. */
export function byName(contacts: readonly Contact[]): Contact[] {
  const compare = new Intl.Collator("en").compare;
  const key = ({ name, mobile, email }: Contact) => `${name}\n${mobile ?? ""}\n${email ?? ""}`;
  return [...contacts].sort((a, b) => compare(key(a), key(b)));
}

/** Is it the same name, as far as one would mistake one for the other? */
export function sameName(first: string, second: string): boolean {
  return folded(first).trim() === folded(second).trim();
}

function fits({ name, mobile, email }: Contact, word: string): boolean {
  const digits = word.replace(/[()+.-]/gu, "");
  if (/^\d+$/u.test(digits) && mobile?.includes(digits)) return true;
  const whole = folded(`${name} ${email ?? ""}`);
  return [...whole.split(/\s+/u), ...whole.split(/[\s@._-]+/u)].some((part) => part.startsWith(word));
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}
