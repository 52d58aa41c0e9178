/** Signs what the installation states, by the one Ed25519 key (RFC 8032) of its keys' folder. */
export interface Signer {
  /** PEM (SubjectPublicKeyInfo): all that whoever checks a statement needs. */
  readonly publicKey: string;
  /** SHA-256 of its DER, in hexadecimal. */
  readonly keyId: string;
  /** @returns base64 */
  sign(statement: string): string;
}

export interface SignatureCheck {
  /** Whether the key of this PEM signed exactly these bytes. @throws TypeError when it is no Ed25519 public key */
  isBy(publicKey: string, statement: string, signature: string): boolean;
}

/** A copy of the log's head away from the log: who can write the database cannot write here. */
export interface NotedHead {
  /** A signed statement; undefined when none was written yet. */
  read(): Promise<string | undefined>;
  /** Whole, or not at all. */
  write(signed: string): Promise<void>;
}
