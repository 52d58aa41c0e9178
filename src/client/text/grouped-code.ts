/** An access code as one reads it out: "123-456-789". */
export function groupedCode(code: string): string {
  return code.replace(/\d{3}(?=\d)/gu, "$&-");
}
