/** Tells whether a text message that somebody brings was really brought by the text service. */
export interface TextSignatures {
  /** `url`: as the service was told it. Compared in a time that does not tell where a signature differs. */
  isGenuine(signature: string, url: string, parameters: Readonly<Record<string, string>>): boolean;
}
