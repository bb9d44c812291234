import { hash3, PURPOSE } from './random.ts';

const ROUNDS = 4;

/**
 * A bijection of [0, size) that looks random: records are generated in an order that mixes kinds
 * and years, while the place of each in the plan of the city stays computable both ways. A Feistel
 * network over two mixed radices with cycle walking (Black and Rogaway 2002).
 */
export class Permutation {
  readonly #size: number;
  readonly #left: number;
  readonly #right: number;
  readonly #seed: number;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#left = Math.max(1, Math.ceil(Math.sqrt(size)));
    this.#right = Math.max(1, Math.ceil(size / this.#left));
    this.#seed = seed;
  }

  #round(value: number, round: number): number {
    return hash3(this.#seed, value, PURPOSE.permutation * 1000 + round);
  }

  /** The place of an index; both in [0, size). */
  forward(index: number): number {
    let value = index;
    do {
      let left = Math.floor(value / this.#right);
      let right = value % this.#right;
      for (let round = 0; round < ROUNDS; round++) {
        if (round % 2 === 0) left = (left + this.#round(right, round)) % this.#left;
        else right = (right + this.#round(left, round)) % this.#right;
      }
      value = left * this.#right + right;
    } while (value >= this.#size);
    return value;
  }

  /** The index of a place; the inverse of `forward`. */
  backward(place: number): number {
    let value = place;
    do {
      let left = Math.floor(value / this.#right);
      let right = value % this.#right;
      for (let round = ROUNDS - 1; round >= 0; round--) {
        if (round % 2 === 0) {
          left = (left - (this.#round(right, round) % this.#left) + this.#left) % this.#left;
        } else {
          right = (right - (this.#round(left, round) % this.#right) + this.#right) % this.#right;
        }
      }
      value = left * this.#right + right;
    } while (value >= this.#size);
    return value;
  }
}
