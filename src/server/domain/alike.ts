/** Letters as they are compared: without case and accents, in every script, with single spaces. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().trim().replace(/\s+/gu, " ");
}

/** The same name, as people write it once this way and once the other. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** Fewer digits of a phone number would find half of all contacts. */
const MIN_DIGITS = 3;

interface Findable {
  readonly name: string;
  readonly email: string | null;
  readonly mobile: string | null;
}

/**
 * Whether somebody is meant by what was typed so far: the beginning of a word of the name (the parts of a double name
 * too) or of the e-mail address, or digits of the mobile number. An empty query means everybody.
 */
export function isMeant(query: string, { name, email, mobile }: Findable): boolean {
  const sought = folded(query);
  if (sought === "") return true;
  const parts = folded(name.replace(/[^\p{L}\p{N}\p{M}]+/gu, " "));
  if (` ${folded(name)} ${parts} ${folded(email ?? "")}`.includes(` ${sought}`)) return true;
  const digits = /^[\d\s().+-]+$/.test(sought) ? sought.replace(/\D/g, "") : "";
  return digits.length >= MIN_DIGITS && mobile?.includes(digits) === true;
}
