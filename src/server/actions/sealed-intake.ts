import { SEGMENT_BYTES, segmentBytes } from "../domain/file-layout.ts";
import { PictureCleaner } from "../domain/pictures/clean-picture.ts";
import type { WalkState } from "../domain/pictures/walk.ts";
import { Refusal } from "../domain/refusal.ts";
import { spend } from "../domain/spent-bytes.ts";
import { BlobProblem, type BlobWriter } from "../ports/file-blobs.ts";
import type { FileSeal, SegmentSealing } from "../ports/file-sealer.ts";

/** So much at most is lost, and sent again, when the process ends in the middle. */
const SAVE_EVERY_BYTES = 16 * SEGMENT_BYTES;

/** `picture`: where in one it stands; undefined when nothing is to be blanked any more. */
type Confirm = (received: number, picture: WalkState | undefined) => Promise<void>;

interface OpenSegment {
  readonly sealing: SegmentSealing;
  readonly pieces: Uint8Array[];
  bytes: number;
}

/**
 * Takes the plain bytes of one upload as they come, and gives them on sealed: no plain byte is kept, not even until
 * its segment is whole. What a picture tells besides its pixels is blanked before. What is confirmed is on disk.
 */
export class SealedIntake {
  readonly #size: number;
  readonly #seal: FileSeal;
  readonly #writer: BlobWriter;
  readonly #confirm: Confirm;
  readonly #cleaner: PictureCleaner | undefined;
  #received: number;
  #savedAt: number;
  #segment: OpenSegment | undefined;
  #saving: Promise<void> | undefined;
  #problem: unknown;

  /**
   * @param received how much of `size` was confirmed, where the writer was opened
   * @param picture what was confirmed with it
   */
  constructor(
    { size, received }: { readonly size: number; readonly received: number },
    seal: FileSeal,
    writer: BlobWriter,
    confirm: Confirm,
    picture?: WalkState,
  ) {
    if (received === 0 || picture) this.#cleaner = new PictureCleaner(picture);
    this.#size = size;
    this.#seal = seal;
    this.#writer = writer;
    this.#confirm = confirm;
    this.#received = received;
    this.#savedAt = received;
    if (writer.tail.length > 0) this.#takeUp(writer.tail);
  }

  get received(): number {
    return this.#received;
  }

  /** The bytes are spent when this resolves. @throws Refusal `upload-too-long`, `picture-…`; BlobProblem */
  async take(plain: Uint8Array): Promise<void> {
    if (this.#received + plain.length > this.#size) throw new Refusal("upload-too-long");
    for (let at = 0; at < plain.length; ) {
      const segment = this.#openSegment();
      const room = segmentBytes(this.#size, this.#index) - segment.bytes;
      const bytes = plain.subarray(at, at + room);
      this.#cleaner?.clean(bytes);
      segment.pieces.push(segment.sealing.add(bytes));
      segment.bytes += bytes.length;
      at += bytes.length;
      this.#received += bytes.length;
      if (bytes.length === room) await this.#endSegment(segment);
    }
    spend(plain);
  }

  /** The rest too, in the middle of a segment if it ends there; nothing is taken after that. @throws BlobProblem */
  async save(): Promise<void> {
    await this.#saving;
    if (this.#problem !== undefined) throw this.#problem;
    if (this.#received === this.#savedAt) return;
    const tail = this.#segment ? [...this.#segment.pieces, this.#segment.sealing.end()] : [];
    this.#segment = undefined;
    await this.#writer.save(tail);
    await this.#confirm(this.#received, this.#cleaner?.state);
  }

  get #index(): number {
    return Math.floor(this.#received / SEGMENT_BYTES);
  }

  #openSegment(): OpenSegment {
    if (this.#segment) return this.#segment;
    const sealing = this.#seal.sealSegment(this.#index);
    this.#segment = { sealing, pieces: [sealing.head], bytes: 0 };
    return this.#segment;
  }

  /** The tail becomes the beginning of its segment, which is sealed from its first byte again. */
  #takeUp(tail: Uint8Array): void {
    const plain = this.#seal.openSegment(this.#index, tail);
    if (plain === undefined) throw new BlobProblem("missing");
    const segment = this.#openSegment();
    for (const piece of plain) {
      segment.pieces.push(segment.sealing.add(piece));
      segment.bytes += piece.length;
    }
  }

  async #endSegment({ pieces, sealing }: OpenSegment): Promise<void> {
    this.#segment = undefined;
    await this.#writer.write([...pieces, sealing.end()]);
    if (this.#problem !== undefined) throw this.#problem;
    if (this.#received - this.#savedAt >= SAVE_EVERY_BYTES) this.#saveMeanwhile();
  }

  /** What comes in the meantime is taken on. */
  #saveMeanwhile(): void {
    if (this.#saving) return;
    const received = this.#received;
    const picture = this.#cleaner?.state;
    this.#savedAt = received;
    this.#saving = this.#writer
      .save([])
      .then(() => this.#confirm(received, picture))
      .catch((problem: unknown) => {
        this.#problem = problem;
      })
      .finally(() => {
        this.#saving = undefined;
      });
  }
}
