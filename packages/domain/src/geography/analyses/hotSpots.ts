/**
 * Hot and cold spots among the cells of a grid.
 *
 * Gi* compares what lies in a cell and its neighbours with what would lie there if the values were
 * spread at random over all cells (J. K. Ord, A. Getis, "Local spatial autocorrelation statistics:
 * distributional issues and an application", Geographical Analysis 27/4, 1995, 286–306, the
 * standardised form). So many cells are tested at once that some would seem special by chance; the false discovery
 * rate is kept at the level by adjusting the p-values (Y. Benjamini, Y. Hochberg, "Controlling the false
 * discovery rate", JRSS B 57, 1995, 289–300; for local statistics M. Caldas de Castro, B. H. Singer,
 * "Controlling the false discovery rate: a new application to account for multiple and dependent tests
 * in local statistics of spatial association", Geographical Analysis 38, 2006, 180–208).
 */
import type { HotSpotClass, HotSpots, NotComputed } from '../analysisModel.ts';
import { notComputed } from '../analysisModel.ts';
import { twoSidedNormal } from './normal.ts';
import type { Place } from './distance.ts';
import { greatCircle } from './distance.ts';

/** Fewer cells say nothing: the normal form of Gi* is no good approximation. */
export const LEAST_CELLS = 30;

/** For each cell the places of its neighbours in the list, without itself. */
export type Neighbours = readonly (readonly number[])[];

/**
 * The standardised Gi* of each cell with binary weights that include the cell itself:
 *
 *   (Σⱼ wᵢⱼ xⱼ − Wᵢ x̄) / (s √((n Wᵢ − Wᵢ²) / (n − 1))),  s² = Σ xⱼ²/n − x̄²,  Wᵢ = Σⱼ wᵢⱼ
 *
 * Null where all cells are neighbours or all values are equal. Throws a RangeError when the lists
 * differ in length.
 */
export function gStar(values: readonly number[], neighbours: Neighbours): (number | null)[] {
  const count = values.length;
  if (neighbours.length !== count) {
    throw new RangeError(`${count} values and neighbours of ${neighbours.length} cells`);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  return values.map((value, place) => {
    const near = neighbours[place]!;
    const weight = near.length + 1;
    const scale = spread * Math.sqrt((count * weight - weight * weight) / (count - 1));
    if (!(scale > 0)) return null;
    const sum = near.reduce((total, other) => total + values[other]!, value);
    return (sum - weight * mean) / scale;
  });
}

/**
 * The p-values adjusted after Benjamini and Hochberg, in the order given: each is the smallest false
 * discovery rate at which its test would be found significant.
 */
export function adjustedByDiscoveryRate(pValues: readonly number[]): number[] {
  const descending = pValues
    .map((p, place) => ({ p, place }))
    .toSorted((one, other) => other.p - one.p || other.place - one.place);
  const adjusted = pValues.map(() => 1);
  let least = 1;
  for (const [step, { p, place }] of descending.entries()) {
    least = Math.min(least, (p * pValues.length) / (pValues.length - step));
    adjusted[place] = least;
  }
  return adjusted;
}

/**
 * Hot and cold cells at false discovery rates of 10, 5 and 1 %. Cells without records belong to the
 * list as zeros: without them the rest of the city is missing from the comparison. Not computed with
 * fewer than thirty cells or when all values are equal.
 */
export function hotSpots(
  values: readonly number[],
  neighbours: Neighbours,
): HotSpots | NotComputed {
  if (values.length < LEAST_CELLS) return notComputed('fewCells', values.length, LEAST_CELLS);
  if (values.every((value) => value === values[0])) return notComputed('allEqual', values.length);
  const scores = gStar(values, neighbours);
  const tested = scores.flatMap((z, place) => (z === null ? [] : [{ z, place }]));
  const adjusted = adjustedByDiscoveryRate(tested.map(({ z }) => twoSidedNormal(z)));
  const rates = new Map(tested.map(({ place }, step) => [place, adjusted[step]!]));
  return {
    computed: true,
    cells: scores.map((z, place) => {
      const rate = rates.get(place) ?? null;
      return {
        value: values[place]!,
        neighbours: neighbours[place]!.length,
        z,
        p: z === null ? null : twoSidedNormal(z),
        rate,
        class: classOfCell(z, rate),
      };
    }),
    tested: tested.length,
    withoutNeighbours: neighbours.filter((near) => near.length === 0).length,
  };
}

function classOfCell(z: number | null, rate: number | null): HotSpotClass {
  if (z === null || rate === null || rate > 0.1) return 'none';
  const level = rate <= 0.01 ? '99' : rate <= 0.05 ? '95' : '90';
  return z > 0 ? `hot${level}` : `cold${level}`;
}

/** A cell by its row and column in a grid of squares, or by its axial coordinates among hexagons. */
export type GridCell = readonly [column: number, row: number];

const STEPS = {
  hexagon: [
    [1, 0],
    [1, -1],
    [0, -1],
    [-1, 0],
    [-1, 1],
    [0, 1],
  ],
  square: [
    [1, 0],
    [1, -1],
    [0, -1],
    [-1, -1],
    [-1, 0],
    [-1, 1],
    [0, 1],
    [1, 1],
  ],
} as const;

/** Cells that touch: six around a hexagon (axial coordinates), eight around a square. */
export function touching(cells: readonly GridCell[], grid: 'hexagon' | 'square'): Neighbours {
  const places = new Map(cells.map(([column, row], place) => [`${column},${row}`, place]));
  return cells.map(([column, row]) =>
    STEPS[grid].flatMap(([right, down]) => places.get(`${column + right},${row + down}`) ?? []),
  );
}

/** Places at most so many metres from each other; every pair is compared, so for some thousand at most. */
export function within(places: readonly Place[], metres: number): Neighbours {
  return places.map((place, self) =>
    places.flatMap((other, at) => (at !== self && greatCircle(place, other) <= metres ? [at] : [])),
  );
}
