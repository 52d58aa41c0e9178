import { Samples } from "./latencies.ts";

/**
 * What was sent, confirmed and delivered. Latencies count from the moment a message was *due*, which in an open
 * loop is when the schedule said so, not when the generator got round to it (coordinated omission).
 */
export class Ledger {
  readonly confirmations = new Samples();
  readonly deliveries = new Samples();
  readonly #readers: number;
  readonly #first: number;
  #due = new Float64Array(16_384);
  #confirmed = new Uint8Array(16_384);
  #delivered = new Uint8Array(16_384);
  #sent = 0;
  #confirmedCount = 0;
  #deliveredCount = 0;

  /** `first`: the number of the first message. `readers`: how many others each message must reach. */
  constructor(first: number, readers: number) {
    this.#first = first;
    this.#readers = readers;
  }

  sent(number: number, due: number): void {
    const index = number - this.#first;
    if (index >= this.#due.length) this.#grow();
    this.#due[index] = due;
    this.#sent += 1;
  }

  /** Messages of an earlier measurement are passed over. */
  confirm(number: number, now: number): void {
    const index = number - this.#first;
    if (index < 0 || index >= this.#sent) return;
    this.#confirmed[index] = (this.#confirmed[index] as number) + 1;
    this.#confirmedCount += 1;
    this.confirmations.add(this.#due[index] as number, now - (this.#due[index] as number));
  }

  deliver(number: number, now: number): void {
    const index = number - this.#first;
    if (index < 0 || index >= this.#sent) return;
    this.#delivered[index] = (this.#delivered[index] as number) + 1;
    this.#deliveredCount += 1;
    this.deliveries.add(this.#due[index] as number, now - (this.#due[index] as number));
  }

  /** Everything sent has been confirmed and delivered to everybody. */
  get settled(): boolean {
    return this.#confirmedCount >= this.#sent && this.#deliveredCount >= this.#sent * this.#readers;
  }

  /** `missing` and `surplus`: confirmations and deliveries that should have come, and that came too often. */
  count(): { sent: number; missing: number; surplus: number } {
    let missing = 0;
    let surplus = 0;
    for (let index = 0; index < this.#sent; index += 1) {
      const confirmed = (this.#confirmed[index] as number) - 1;
      const delivered = (this.#delivered[index] as number) - this.#readers;
      missing += Math.max(0, -confirmed) + Math.max(0, -delivered);
      surplus += Math.max(0, confirmed) + Math.max(0, delivered);
    }
    return { sent: this.#sent, missing, surplus };
  }

  #grow(): void {
    const due = new Float64Array(this.#due.length * 2);
    const confirmed = new Uint8Array(due.length);
    const delivered = new Uint8Array(due.length);
    due.set(this.#due);
    confirmed.set(this.#confirmed);
    delivered.set(this.#delivered);
    this.#due = due;
    this.#confirmed = confirmed;
    this.#delivered = delivered;
  }
}
