/**
 * Whether neighbouring areas are alike: Moran's I.
 *
 * P. A. P. Moran, "Notes on continuous stochastic phenomena", Biometrika 37, 1950, 17–23; expectation
 * and variance under randomisation after A. D. Cliff, J. K. Ord, "Spatial Processes", Pion 1981,
 * chapter 2. Weights are those of contiguity, each row standardised to the sum 1.
 */
import type { Neighbours } from './hotSpots.ts';
import type { Moran, NotComputed } from '../analysisModel.ts';
import { notComputed } from '../analysisModel.ts';
import { twoSidedNormal } from './normal.ts';

/** Fewer areas leave too few arrangements to compare with. */
export const LEAST_AREAS = 8;
export const PERMUTATIONS = 999;

/**
 * Moran's I = (n/S₀) Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ², its expectation −1/(n − 1), variance under randomisation,
 * z, and two p-values, both two-sided: of the normal approximation, and of random exchanges of the values
 * among the areas, (m + 1)/(M + 1), where m of M exchanges lie at least as far from the expectation.
 *
 * Areas without neighbours take no part and are counted. Not computed for fewer than eight areas or
 * when all values are equal. Throws a RangeError when lists differ in length or neighbours are not mutual.
 *
 * @param random uniform over [0, 1); the same sequence gives the same answer
 */
export function moran(
  values: readonly number[],
  neighbours: Neighbours,
  random: () => number,
  permutations = PERMUTATIONS,
): Moran | NotComputed {
  const steps = moranSteps(values, neighbours, random, permutations);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * `moran` with a pause after each exchange of values, for who has other things to do between: the exchanges of
 * thousands of areas take a good part of a second. It returns what `moran` does.
 */
export function* moranSteps(
  values: readonly number[],
  neighbours: Neighbours,
  random: () => number,
  permutations = PERMUTATIONS,
): Generator<void, Moran | NotComputed, void> {
  if (neighbours.length !== values.length) {
    throw new RangeError(`${values.length} values and neighbours of ${neighbours.length} areas`);
  }
  const connected = values.flatMap((_, place) => (neighbours[place]!.length > 0 ? [place] : []));
  const islands = values.length - connected.length;
  const count = connected.length;
  if (count < LEAST_AREAS) return notComputed('fewAreas', count, LEAST_AREAS);
  const rows = rowsOf(connected, neighbours);
  const kept = connected.map((place) => values[place]!);
  const mean = kept.reduce((sum, value) => sum + value, 0) / count;
  const away = kept.map((value) => value - mean);
  const squares = away.reduce((sum, value) => sum + value * value, 0);
  if (!(squares > 0)) return notComputed('allEqual', count);

  // Rows are standardised, so S₀ is the number of areas and n/S₀ is 1.
  const index = (deviations: readonly number[]) =>
    deviations.reduce((sum, value, place) => sum + value * meanOf(deviations, rows[place]!), 0) /
    squares;
  const found = index(away);
  const expected = -1 / (count - 1);
  const variance = varianceUnderRandomisation(away, rows);
  const z = (found - expected) / Math.sqrt(variance);
  const shuffled = [...away];
  let asFar = 0;
  for (let time = 0; time < permutations; time += 1) {
    shuffle(shuffled, random);
    // Equal arrangements may differ by a rounding of the last digits.
    if (Math.abs(index(shuffled) - expected) >= Math.abs(found - expected) - 1e-12) asFar += 1;
    yield;
  }
  return {
    computed: true,
    index: found,
    expected,
    variance,
    z,
    pNormal: twoSidedNormal(z),
    pPermutation: (asFar + 1) / (permutations + 1),
    permutations,
    areas: count,
    islands,
  };
}

function meanOf(values: readonly number[], places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += values[place]!;
  return sum / places.length;
}

/** The neighbours of the areas that have any, by their places among these. */
function rowsOf(connected: readonly number[], neighbours: Neighbours): number[][] {
  const places = new Map(connected.map((place, at) => [place, at]));
  return connected.map((place) =>
    neighbours[place]!.map((other) => {
      const at = places.get(other);
      if (at === undefined || !neighbours[other]!.includes(place)) {
        throw new RangeError(`area ${other} neighbours ${place}, but not the other way round`);
      }
      return at;
    }),
  );
}

/**
 * (n[(n² − 3n + 3)S₁ − nS₂ + 3S₀²] − b₂[(n² − n)S₁ − 2nS₂ + 6S₀²]) / ((n − 1)(n − 2)(n − 3)S₀²) − E²
 * with S₁ = ½ Σ (wᵢⱼ + wⱼᵢ)², S₂ = Σ (wᵢ. + w.ᵢ)² and b₂ = m₄/m₂².
 */
function varianceUnderRandomisation(
  away: readonly number[],
  rows: readonly (readonly number[])[],
): number {
  const n = away.length;
  const received = away.map(() => 0);
  let s1 = 0;
  for (const row of rows) {
    for (const other of row) {
      received[other]! += 1 / row.length;
      // Neighbours are mutual, so each pair is met from both sides, as the sum wants it.
      s1 += (1 / row.length + 1 / rows[other]!.length) ** 2 / 2;
    }
  }
  const s0 = n;
  const s2 = received.reduce((sum, into) => sum + (1 + into) ** 2, 0);
  const m2 = away.reduce((sum, value) => sum + value ** 2, 0) / n;
  const m4 = away.reduce((sum, value) => sum + value ** 4, 0) / n;
  const kurtosis = m4 / (m2 * m2);
  const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
  const second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  return (first - second) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - 1 / (n - 1) ** 2;
}

/** Fisher and Yates: every order is equally likely. */
function shuffle(values: number[], random: () => number): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
}
