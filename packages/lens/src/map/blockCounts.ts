const FIRST_SIZE = 1 << 10;
const EMPTY = -1;
/** Cells of a block side by side; its sums fill one line of a processor's cache. */
const SIDE_BITS = 2;
const SIDE = 1 << SIDE_BITS;
const BLOCK = SIDE * SIDE;

/**
 * Sums by column and row of a grid: blocks of sixteen cells, found by open addressing. Several times as
 * quick as a Map where neighbours are added one after another. Sums are below 2³².
 */
export class BlockCounts {
  readonly #blocksAcross: number;
  #keys = new Float64Array(FIRST_SIZE).fill(EMPTY);
  #blocks = new Uint32Array(FIRST_SIZE);
  #sums = new Uint32Array((FIRST_SIZE >> 1) * BLOCK);
  #size = 0;
  #lastKey = EMPTY;
  /** Where the sums of the last block begin. */
  #last = 0;

  /** For columns from 0 to below a number of at most 2²⁷, and as many rows. */
  constructor(columns: number) {
    this.#blocksAcross = Math.ceil(columns / SIDE);
  }

  add(column: number, row: number, amount: number): void {
    const key = (row >>> SIDE_BITS) * this.#blocksAcross + (column >>> SIDE_BITS);
    if (key !== this.#lastKey) {
      this.#last = this.#blockOf(key) * BLOCK;
      this.#lastKey = key;
    }
    const cell = ((row & (SIDE - 1)) << SIDE_BITS) | (column & (SIDE - 1));
    this.#sums[this.#last + cell]! += amount;
  }

  /** Tells the sums that are not 0, in no order. */
  forEach(tell: (sum: number) => void): void {
    const end = this.#size * BLOCK;
    for (let at = 0; at < end; at++) {
      const sum = this.#sums[at]!;
      if (sum > 0) tell(sum);
    }
  }

  #blockOf(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#blocks[slot]!;
    const block = this.#size++;
    this.#keys[slot] = key;
    this.#blocks[slot] = block;
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    return block;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // Neighbouring keys go far apart: both halves of the number take part, multiplied by 2³² / φ.
    const low = key % 4_294_967_296;
    const mixed = Math.imul(
      (low | 0) ^ Math.imul((key - low) / 4_294_967_296, 0x85ebca6b),
      0x9e3779b1,
    );
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, blocks, sums] = [this.#keys, this.#blocks, this.#sums];
    this.#keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.#blocks = new Uint32Array(keys.length * 2);
    this.#sums = new Uint32Array(sums.length * 2);
    this.#sums.set(sums);
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old]!;
      if (key === EMPTY) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#blocks[slot] = blocks[old]!;
    }
  }
}
