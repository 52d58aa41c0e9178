/** What tells somebody apart from others of the same name. */
export type Marks = { readonly lastFour: string | null; readonly email: string | null };

const SHOWN_OF_EMAIL = 12;

/** "···0142", or the beginning of the e-mail address; "" where there is neither. */
export function markOf({ lastFour, email }: Marks): string {
  if (lastFour !== null) return `···${lastFour}`;
  if (email === null) return "";
  return email.length > SHOWN_OF_EMAIL + 1 ? `${email.slice(0, SHOWN_OF_EMAIL)}…` : email;
}

/** "Ana Example ···0142" */
export function nameWithMark(person: Marks & { readonly name: string }): string {
  return `${person.name} ${markOf(person)}`.trim();
}

/** The last four digits of a number in E.164. */
export function lastFourOf(mobile: string | null): string | null {
  return mobile === null ? null : mobile.slice(-4);
}
