/** Crockford's base32: no i, l, o and u, which look or sound like others. */
export const RECOVERY_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";

/** "a1b2-c3d4-e5f6": as it is shown and written down. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** What somebody typed, as it was made: in small letters, without what stands between, and 1 for what looks like it. */
export function readRecoveryCode(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, "").replace(/[il]/g, "1").replaceAll("o", "0");
}
