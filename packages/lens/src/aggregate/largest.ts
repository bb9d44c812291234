/** The numbers with the largest counts, and what all the counted ones come to. */
export interface Largest {
  /** Largest first, equal ones in the order of `compare`. */
  readonly numbers: readonly number[];
  readonly total: number;
  /** How many numbers have a count. */
  readonly distinct: number;
}

type Compare = (a: number, b: number) => number;

/**
 * Finds the largest counts (`counts[number + 1]`), at most `limit` of them, among the `numbers`
 * given or all below `size`.
 */
export function findLargest(
  counts: Uint32Array,
  size: number,
  numbers: Uint32Array | undefined,
  limit: number,
  compare: Compare,
): Largest {
  const kept = new Kept(counts, limit, compare);
  const { total, distinct } =
    numbers === undefined ? takeAll(counts, size, kept) : takeSome(counts, numbers, kept);
  return { numbers: kept.first(), total, distinct };
}

type Totals = Omit<Largest, 'numbers'>;

function takeAll(counts: Uint32Array, size: number, kept: Kept): Totals {
  let total = 0;
  let distinct = 0;
  let { least } = kept;
  for (let place = 1; place <= size; place++) {
    // Most counts are zero when there are few hits: four are passed over together.
    while (
      place + 3 <= size &&
      (counts[place]! | counts[place + 1]! | counts[place + 2]! | counts[place + 3]!) === 0
    ) {
      place += 4;
    }
    if (place > size) break;
    const count = counts[place]!;
    if (count === 0) continue;
    distinct++;
    total += count;
    if (count >= least) least = kept.add(place - 1);
  }
  return { total, distinct };
}

function takeSome(counts: Uint32Array, numbers: Uint32Array, kept: Kept): Totals {
  let total = 0;
  for (const number of numbers) {
    const count = counts[number + 1]!;
    total += count;
    if (count >= kept.least) kept.add(number);
  }
  return { total, distinct: numbers.length };
}

/** The numbers of largest counts so far. Sorting happens once for every `limit` arrivals. */
class Kept {
  /** A number with a smaller count is of no use. */
  least: number;
  readonly #limit: number;
  readonly #before: Compare;
  readonly #counts: Uint32Array;
  #numbers: number[] = [];

  constructor(counts: Uint32Array, limit: number, compare: Compare) {
    this.#counts = counts;
    this.#limit = limit;
    this.least = limit === 0 ? Number.POSITIVE_INFINITY : 1;
    this.#before = (a, b) => counts[b + 1]! - counts[a + 1]! || compare(a, b);
  }

  /** Adds a number and returns `least`. */
  add(number: number): number {
    this.#numbers.push(number);
    if (this.#numbers.length >= 2 * this.#limit + 64) {
      this.#numbers = this.first();
      this.least = this.#counts[this.#numbers.at(-1)! + 1]!;
    }
    return this.least;
  }

  first(): number[] {
    return this.#numbers.toSorted(this.#before).slice(0, this.#limit);
  }
}
