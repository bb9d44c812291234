/** Numbers below this make a pair that a double holds exactly. */
const BASE = 2 ** 26;

/** Pairs of numbers below 2²⁶, gathered with repetitions in bounded memory and given back in order, each once. */
export class PairList {
  readonly #most: number;
  #keys = new Float64Array(1024);
  #count = 0;
  #full = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** True once a pair had to be left out. */
  get full(): boolean {
    return this.#full;
  }

  add(first: number, second: number): void {
    if (this.#count === this.#keys.length) this.#makeRoom();
    if (this.#full) return;
    this.#keys[this.#count++] = first * BASE + second;
  }

  sorted(): { first: Uint32Array; second: Uint32Array } {
    this.#compact();
    const keys = this.#keys.subarray(0, this.#count);
    return {
      first: Uint32Array.from(keys, (key) => Math.floor(key / BASE)),
      second: Uint32Array.from(keys, (key) => key % BASE),
    };
  }

  /** Repetitions go first; only what is still too much makes the list grow, up to its limit. */
  #makeRoom(): void {
    this.#compact();
    if (this.#count * 2 <= this.#keys.length) return;
    if (this.#keys.length >= this.#most) {
      this.#full = this.#count === this.#keys.length;
      return;
    }
    const larger = new Float64Array(Math.min(this.#most, this.#keys.length * 2));
    larger.set(this.#keys.subarray(0, this.#count));
    this.#keys = larger;
  }

  #compact(): void {
    const keys = this.#keys.subarray(0, this.#count).sort();
    let kept = 0;
    for (const key of keys) if (kept === 0 || key !== keys[kept - 1]) keys[kept++] = key;
    this.#count = kept;
  }
}
