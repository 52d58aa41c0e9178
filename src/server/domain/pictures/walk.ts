/** From a byte of the file to before another. `head`: what its first bytes are, where it has room for them. */
export type Range = readonly [from: number, to: number, head?: readonly number[]];

/**
 * Where a walk through a picture stands, between any two of its bytes. It can be written down as JSON, so that an upload
 * that broke off goes on in the middle of a header.
 */
export interface WalkState {
  /** How many bytes went by. */
  at: number;
  /** What is done when `need` bytes have been got; empty: the rest stays as it is. */
  step: string;
  need: number;
  got: number[];
  /** What of `got` may stay; another byte goes on as 0xfe. */
  mask: number[];
  /** What is got goes on as zeros. */
  erases?: boolean;
  /** Before that, so many bytes are kept, blanked, or replaced. */
  run: number;
  blanks: boolean;
  put: number[];
  /** Before that, everything to the next 0xff is kept. */
  seeks: boolean;
  /** Of what went by since it was begun; -1: nobody asks. */
  crc: number;
  /** What is blanked wherever it lies. */
  ranges: Range[];
  /** What a TIFF told of, and has not come yet (tiff-file-steps.ts). */
  places?: (readonly [from: number, kind: number, count: number])[];
  /** The step after a part that several formats have. */
  back: string;
  /** Numbers that steps leave to later ones. */
  kept: Record<string, number>;
}

export type Step = (walk: Walk, got: readonly number[]) => void;
export type Steps = Readonly<Record<string, Step>>;

export const EVER: number = Number.MAX_SAFE_INTEGER;

export function beginning(step: string, need: number): WalkState {
  return {
    ...{ at: 0, step, need, got: [], mask: [], run: 0, blanks: false, put: [], seeks: false, crc: -1 },
    ...{ ranges: [], back: "", kept: {} },
  };
}

/** What steps say about the bytes that follow. */
export class Walk {
  readonly state: WalkState;

  constructor(state: WalkState) {
    this.state = state;
  }

  /** After `run`, this many bytes are got, and given to the step. With a mask only bytes that equal it stay. */
  next(step: string, need: number, mask: readonly number[] = []): void {
    Object.assign(this.state, { step, need, got: [], mask: [...mask], erases: false });
  }

  /** As `next`; of what is got only zeros stay. */
  erase(step: string, need: number): void {
    this.next(step, need);
    this.state.erases = true;
  }

  keep(bytes: number): this {
    Object.assign(this.state, { run: bytes, blanks: false });
    return this;
  }

  blank(bytes: number): this {
    Object.assign(this.state, { run: bytes, blanks: true });
    return this;
  }

  put(bytes: readonly number[]): this {
    Object.assign(this.state, { run: bytes.length, blanks: false, put: [...bytes] });
    return this;
  }

  /** To the next 0xff, which is kept too. */
  seek(): this {
    this.state.seeks = true;
    return this;
  }

  end(): void {
    this.keep(EVER).next("", 0);
  }

  /** Nothing that follows is a part of the picture. */
  blankRest(): void {
    this.blank(EVER).next("", 0);
  }

  get(name: string): number {
    return this.state.kept[name] ?? 0;
  }

  set(name: string, value: number): void {
    this.state.kept[name] = value;
  }
}
