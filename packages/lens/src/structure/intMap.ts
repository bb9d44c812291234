/**
 * Numbers 0, 1, 2, … for keys of 32 bits in the order in which they are first seen: a hash table
 * with open addressing in typed arrays, several times faster than `Map` in build loops.
 */
export class IntNumbering {
  #mask = 1023;
  #slots = new Int32Array(1024).fill(-1);
  #keys = new Uint32Array(512);
  size = 0;

  /** The number of a key, given to it now if it is new. */
  numberOf(key: number): number {
    let slot = scattered(key) & this.#mask;
    for (;;) {
      const found = this.#slots[slot]!;
      if (found < 0) break;
      if (this.#keys[found] === key) return found;
      slot = (slot + 1) & this.#mask;
    }
    if (this.size === this.#keys.length) {
      this.#grow();
      return this.numberOf(key);
    }
    const number = this.size++;
    this.#keys[number] = key;
    this.#slots[slot] = number;
    return number;
  }

  /** The keys in the order of their numbers. */
  keys(): Uint32Array {
    return this.#keys.subarray(0, this.size);
  }

  #grow(): void {
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(this.#mask + 1).fill(-1);
    for (let number = 0; number < this.size; number++) {
      let slot = scattered(keys[number]!) & this.#mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number;
    }
  }
}

/** Spreads keys whose bits are far from random over the table (finaliser of MurmurHash3). */
function scattered(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
