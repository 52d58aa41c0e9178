/** The plural forms of one language, by the categories of Unicode (CLDR): English has `one` and `other`. */
export type Forms = { readonly other: string } & Partial<Readonly<Record<Intl.LDMLPluralRule, string>>>;

/** Makes a function that puts a number into the right form; `#` in a form stands for the number. */
export function plurals(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = digitsOf(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", digits(count));
}

/**
 * Below a thousand there is nothing to group. A phone takes up to 90 ms to make its first Intl.NumberFormat, which
 * nobody should wait for who is about to read their first message.
 */
function digitsOf(language: string): (count: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (count) => {
    if (Math.abs(count) < 1_000) return String(count);
    format ??= new Intl.NumberFormat(language);
    return format.format(count);
  };
}
