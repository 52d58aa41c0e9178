export function bigEndian(bytes: readonly number[], from: number, length: number): number {
  return bytes.slice(from, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

export function littleEndian(bytes: readonly number[], from: number, length: number): number {
  return bytes.slice(from, from + length).reduceRight((sum, byte) => sum * 256 + byte, 0);
}

export function latin1(bytes: readonly number[], from = 0, length: number = bytes.length): string {
  return String.fromCharCode(...bytes.slice(from, from + length));
}

export function codesOf(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
