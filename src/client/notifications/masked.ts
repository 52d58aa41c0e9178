/** As much of an address as its owner needs to know it: a phone may lie open on a table. */
export function maskedEmail(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.slice(0, 1)}…@${domain}`;
}

/** The last four digits, however the number is written. */
export function lastFourOf(mobile: string): string {
  return mobile.replace(/\D/gu, "").slice(-4);
}
