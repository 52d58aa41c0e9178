/** Random and one-way functions that deeds need; all cryptography itself is in the vault. */
export interface Secrets {
  /** 128 random bits or more, URL-safe. */
  token(): string;
  /** What of a token may be kept: it finds the token's row and does not give the token back. */
  hashToken(token: string): string;
  /** A random whole number of 53 bits, never 0. */
  identifier(): number;
  /** Nine decimal digits, each of the 10^9 as likely as any other. */
  accessCode(): string;
  /** 60 random bits in twelve letters and digits that are told apart by eye and by ear (recovery-code.ts). */
  recoveryCode(): string;
  /** Whether two texts are the same, in a time that does not tell where they differ. */
  same(one: string, other: string): boolean;
}

export interface Passwords {
  /** argon2id (RFC 9106), as a PHC string. */
  hash(password: string): Promise<string>;
  /** Constant in time, also for an account that does not exist (`stored` undefined). */
  matches(password: string, stored: string | undefined): Promise<boolean>;
}
