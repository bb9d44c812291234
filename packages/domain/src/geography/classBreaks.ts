/**
 * Classes of a choropleth: where the steps of its colours lie, and how well they fit the values.
 *
 * Natural breaks minimise the sum of squared deviations from the classes' means (W. D. Fisher, "On
 * grouping for maximum homogeneity", JASA 53, 1958, 789–798; G. F. Jenks, "The data model concept in
 * statistical mapping", International Yearbook of Cartography 7, 1967, 186–190). They are found
 * exactly, by dynamic programming over the distinct values with their frequencies, whose rows are
 * filled by divide and conquer because the best last break moves only upwards (H. Wang, M. Song,
 * "Ckmeans.1d.dp", The R Journal 3/2, 2011, 29–33, and its later versions).
 *
 * A class is never empty and equal values never stand in two classes, since every break lies between
 * two distinct values. Zeros, and values that are suppressed or missing, are no part of any class.
 */

export const BREAK_METHODS = ['natural', 'quantile', 'equal', 'geometric'] as const;
export type BreakMethod = (typeof BREAK_METHODS)[number];

/** The sequential palette has so many steps. */
export const MOST_CLASSES = 7;

/** One class: the values `from ≤ value < below`; the last class has no `below`. */
export interface ValueClass {
  /** A readable number, at most `least` and more than any value of the class before. */
  readonly from: number;
  readonly below: number | null;
  /** The smallest and the greatest value that are there. */
  readonly least: number;
  readonly most: number;
  /** How many values are there. */
  readonly size: number;
}

export interface ClassBreaks {
  readonly method: BreakMethod;
  /** Ascending; none where no value is above zero. */
  readonly classes: readonly ValueClass[];
  readonly zeros: number;
  /** Values that are suppressed or not known. */
  readonly missing: number;
  /** Goodness of variance fit of the classes, 0 to 1, as `varianceFit` says; null without classes. */
  readonly fit: number | null;
}

/** Distinct positive values, ascending, with how often each is there. */
interface Distinct {
  readonly values: readonly number[];
  readonly times: readonly number[];
  /** The sum of `times`. */
  readonly size: number;
}

/**
 * Divides values that are not negative (counts, shares, rates) into at most `classes` classes.
 *
 * - `natural`: the classes whose values differ least among themselves.
 * - `quantile`: classes of about the same number of areas.
 * - `equal`: steps of the same width; a step without values makes no class.
 * - `geometric`: steps of the same ratio, for values of very different sizes; likewise.
 *
 * Fewer distinct values than classes give as many classes as there are values. The breaks are the
 * roundest numbers that leave every value in its class. Throws a RangeError for a value that is
 * negative or not finite, and for a number of classes that is not 1 to 7.
 *
 * @param values null is a value that is suppressed or not known
 */
export function classBreaks(
  values: readonly (number | null)[],
  method: BreakMethod = 'natural',
  classes = 5,
): ClassBreaks {
  if (!Number.isInteger(classes) || classes < 1 || classes > MOST_CLASSES) {
    throw new RangeError(`a map has 1 to ${MOST_CLASSES} classes, not ${classes}`);
  }
  const known = values.filter((value) => value !== null);
  for (const value of known) {
    if (!Number.isFinite(value) || value < 0) {
      throw new RangeError(`classes are made of values of zero or more, not of ${value}`);
    }
  }
  const distinct = distinctOf(known.filter((value) => value > 0));
  const starts = distinct.values.length === 0 ? [] : STARTS[method](distinct, classes);
  return {
    method,
    classes: starts.map((start, place) => {
      const end = starts[place + 1] ?? distinct.values.length;
      const least = distinct.values[start]!;
      const next = distinct.values[end];
      const most = distinct.values[end - 1]!;
      return {
        from: start === 0 ? least : roundestBetween(distinct.values[start - 1]!, least),
        below: next === undefined ? null : roundestBetween(most, next),
        least,
        most,
        size: distinct.times.slice(start, end).reduce((sum, each) => sum + each, 0),
      };
    }),
    zeros: known.filter((value) => value === 0).length,
    missing: values.length - known.length,
    fit: starts.length === 0 ? null : varianceFit(distinct, starts),
  };
}

/** The place of a value among the classes; null for zero, for what is missing and for what lies below all. */
export function classOf(breaks: ClassBreaks, value: number | null): number | null {
  if (value === null || value === 0) return null;
  const place = breaks.classes.findLastIndex((each) => value >= each.from);
  return place < 0 ? null : place;
}

function distinctOf(values: readonly number[]): Distinct {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const ascending = [...times].toSorted(([one], [other]) => one - other);
  return {
    values: ascending.map(([value]) => value),
    times: ascending.map(([, count]) => count),
    size: values.length,
  };
}

/** By method: the places of the distinct values at which classes begin, ascending, the first 0. */
const STARTS: Readonly<
  Record<BreakMethod, (distinct: Distinct, classes: number) => readonly number[]>
> = {
  natural: naturalStarts,
  quantile: quantileStarts,
  equal: (distinct, classes) => {
    const [least, most] = extremes(distinct);
    const width = (most - least) / classes;
    return startsAt(
      distinct,
      Array.from({ length: classes - 1 }, (_, step) => least + width * (step + 1)),
    );
  },
  geometric: (distinct, classes) => {
    const [least, most] = extremes(distinct);
    const ratio = most / least;
    return startsAt(
      distinct,
      Array.from({ length: classes - 1 }, (_, step) => least * ratio ** ((step + 1) / classes)),
    );
  },
};

function extremes({ values }: Distinct): [least: number, most: number] {
  return [values[0]!, values.at(-1)!];
}

/** Classes begin at the first value that is not below each bound; bounds without values fall together. */
function startsAt({ values }: Distinct, bounds: readonly number[]): number[] {
  const starts = bounds.map((bound) => values.findIndex((value) => value >= bound));
  return [...new Set([0, ...starts.filter((start) => start > 0)])];
}

/**
 * Each class ends where the number of its areas comes nearest to an even share of those that are left,
 * so that one value of many areas does not leave the classes after it empty.
 */
function quantileStarts({ values, times, size }: Distinct, classes: number): number[] {
  const wanted = Math.min(classes, values.length);
  const starts = [0];
  let left = size;
  let start = 0;
  while (starts.length < wanted) {
    const classesLeft = wanted - starts.length + 1;
    const share = left / classesLeft;
    // The classes after this one need a value each.
    const last = values.length - classesLeft + 1;
    let end = start + 1;
    let inside = times[start]!;
    while (end < last && Math.abs(inside + times[end]! - share) <= Math.abs(inside - share)) {
      inside += times[end]!;
      end += 1;
    }
    left -= inside;
    start = end;
    starts.push(start);
  }
  return starts;
}

/** The exact optimum of Fisher and Jenks; of several, the one with the earliest breaks. */
function naturalStarts(distinct: Distinct, classes: number): number[] {
  const count = distinct.values.length;
  const wanted = Math.min(classes, count);
  const spread = spreadOf(distinct);
  /** The least sum of squares of the first values up to and with each, in the classes so far. */
  let best = Float64Array.from({ length: count }, (_, end) => spread(0, end));
  const begins: Int32Array[] = [new Int32Array(count)];
  for (let level = 1; level < wanted; level += 1) {
    const before = best;
    const next = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const begin = new Int32Array(count);
    const fill = (low: number, high: number, from: number, to: number): void => {
      if (low > high) return;
      const end = (low + high) >> 1;
      for (let start = Math.max(from, level); start <= Math.min(to, end); start += 1) {
        const sum = before[start - 1]! + spread(start, end);
        if (sum < next[end]!) {
          next[end] = sum;
          begin[end] = start;
        }
      }
      fill(low, end - 1, from, begin[end]!);
      fill(end + 1, high, begin[end]!, to);
    };
    fill(level, count - 1, level, count - 1);
    best = next;
    begins.push(begin);
  }
  const starts: number[] = [];
  let end = count - 1;
  for (let level = wanted - 1; level >= 0; level -= 1) {
    const start = begins[level]![end]!;
    starts.unshift(start);
    end = start - 1;
  }
  return starts;
}

/** The sum of squared deviations from the mean of the values from one place to another, both with. */
function spreadOf({ values, times, size }: Distinct): (start: number, end: number) => number {
  // Sums around the mean lose fewer digits than sums of the values themselves.
  const mean = values.reduce((sum, value, place) => sum + value * times[place]!, 0) / size;
  const weights = new Float64Array(values.length + 1);
  const sums = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (const [place, value] of values.entries()) {
    const away = value - mean;
    weights[place + 1] = weights[place]! + times[place]!;
    sums[place + 1] = sums[place]! + times[place]! * away;
    squares[place + 1] = squares[place]! + times[place]! * away * away;
  }
  return (start, end) => {
    if (start === end) return 0;
    const sum = sums[end + 1]! - sums[start]!;
    const weight = weights[end + 1]! - weights[start]!;
    return Math.max(0, squares[end + 1]! - squares[start]! - (sum * sum) / weight);
  };
}

/**
 * The goodness of variance fit: one less the share of the squared deviations from the mean that is left
 * within the classes (G. F. Jenks, F. C. Caspall, "Error on choroplethic maps: definition,
 * measurement, reduction", Annals of the AAG 61, 1971, 217–244). 1 where all values are equal.
 */
function varianceFit(distinct: Distinct, starts: readonly number[]): number {
  const spread = spreadOf(distinct);
  const last = distinct.values.length - 1;
  const whole = spread(0, last);
  if (whole === 0) return 1;
  const within = starts.reduce(
    (sum, start, place) => sum + spread(start, (starts[place + 1] ?? last + 1) - 1),
    0,
  );
  return 1 - within / whole;
}

/**
 * The roundest number above `low` and not above `high`: a multiple of the greatest of the steps
 * 1, 5, 2 times a power of ten that has one there, and of several the one nearest to the middle.
 *
 * @param low not negative and below `high`
 */
export function roundestBetween(low: number, high: number): number {
  const middle = (low + high) / 2;
  const top = Math.ceil(Math.log10(high));
  // Doubles hold between 15 and 17 digits.
  for (let power = top; power > top - 17; power -= 1) {
    for (const factor of [1, 0.5, 0.2]) {
      const step = factor * 10 ** power;
      const near = Math.round(middle / step);
      const found = [near, near - 1, near + 1]
        .map((times) => Number((times * step).toPrecision(15)))
        .find((candidate) => candidate > low && candidate <= high);
      if (found !== undefined) return found;
    }
  }
  return high;
}
