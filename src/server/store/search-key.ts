/**
 * Letters as they are compared when people are searched: without case and accents, in every script. The engines
 * themselves fold ASCII only (SQLite), or by a locale that differs from machine to machine (PostgreSQL).
 */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().trim().replace(/\s+/gu, " ");
}

/** Every word of the name (parts of a double name too) and the e-mail address, each after a space; the name first. */
export function searchKey(name: string, email: string): string {
  const whole = folded(name);
  const parts = folded(name.replace(/[^\p{L}\p{N}\p{M}]+/gu, " "));
  return ` ${parts === whole ? whole : `${whole} ${parts}`} ${folded(email)}`;
}

/** A pattern for `LIKE … ESCAPE '\'` that finds the keys with words that begin with `query`; undefined if blank. */
export function searchPattern(query: string): string | undefined {
  const key = folded(query);
  return key === "" ? undefined : `% ${key.replace(/[\\%_]/g, "\\$&")}%`;
}
