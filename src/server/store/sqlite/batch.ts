/**
 * How calls cross from the main thread to a worker: all that queued as one message. Measured on one core, packing,
 * posting, cloning and reading 200 appends of 180 bytes with their answers: as objects 2.4 µs for each, as an array
 * for each 1.5 µs, as one flat array of primitives with all bodies in one transferred buffer 0.4 µs.
 */
export interface Batch {
  /** For each call its name, the number of its arguments, and these. */
  readonly flat: unknown[];
  /** For each argument that is bytes its place in `flat`, and where it starts and ends in `bytes`. */
  readonly blobs: number[];
  readonly bytes: ArrayBuffer;
}

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What became of a call that was not carried out. */
export type Failure =
  | { readonly refusal: string; readonly field: string | undefined }
  | { readonly problem: string; readonly cause: string };

export interface Answer {
  /** One for each call; undefined where it failed. */
  readonly values: readonly unknown[];
  readonly failures: readonly (readonly [place: number, failure: Failure])[];
}

export class BatchWriter {
  readonly #flat: unknown[] = [];
  readonly #places: number[] = [];
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  add(name: string, args: readonly unknown[]): void {
    const flat = this.#flat;
    flat.push(name, args.length);
    for (const arg of args) {
      if (arg instanceof Uint8Array) {
        this.#places.push(flat.length);
        this.#parts.push(arg);
        this.#length += arg.length;
        flat.push(null);
      } else flat.push(arg);
    }
  }

  finish(): Batch {
    const bytes = new Uint8Array(this.#length);
    const blobs: number[] = [];
    let end = 0;
    for (const [part, bytesOfPart] of this.#parts.entries()) {
      bytes.set(bytesOfPart, end);
      blobs.push(this.#places[part] ?? 0, end, end + bytesOfPart.length);
      end += bytesOfPart.length;
    }
    return { flat: this.#flat, blobs, bytes: bytes.buffer };
  }
}

export function callsOf({ flat, blobs, bytes }: Batch): Call[] {
  for (let blob = 0; blob < blobs.length; blob += 3) {
    const start = blobs[blob + 1] ?? 0;
    flat[blobs[blob] ?? 0] = new Uint8Array(bytes, start, (blobs[blob + 2] ?? 0) - start);
  }
  const calls: Call[] = [];
  for (let place = 0; place < flat.length; ) {
    const name = flat[place] as string;
    const end = place + 2 + (flat[place + 1] as number);
    calls.push({ name, args: flat.slice(place + 2, end) });
    place = end;
  }
  return calls;
}
