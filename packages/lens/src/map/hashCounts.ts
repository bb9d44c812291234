const FIRST_SIZE = 1 << 12;
const EMPTY = -1;

/** Sums by a whole number from 0 to 2⁵³: open addressing in typed arrays, several times as quick as a Map. */
export class HashCounts {
  #keys = new Float64Array(FIRST_SIZE).fill(EMPTY);
  #sums = new Float64Array(FIRST_SIZE);
  #size = 0;

  add(key: number, amount: number): void {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === EMPTY) {
      this.#keys[slot] = key;
      this.#size++;
    }
    this.#sums[slot]! += amount;
    if (this.#size * 2 > this.#keys.length) this.#grow();
  }

  forEach(tell: (sum: number, key: number) => void): void {
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const key = this.#keys[slot]!;
      if (key !== EMPTY) tell(this.#sums[slot]!, key);
    }
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
    const [keys, sums] = [this.#keys, this.#sums];
    this.#keys = new Float64Array(keys.length * 4).fill(EMPTY);
    this.#sums = new Float64Array(keys.length * 4);
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old]!;
      if (key === EMPTY) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#sums[slot] = sums[old]!;
    }
  }
}
