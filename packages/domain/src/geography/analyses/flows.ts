/** Rights that pass from holders in one area to holders in another. */
import type { Flows } from '../analysisModel.ts';

/** So many rights passed from an area to an area; null is a side whose area is not known. */
export interface Flow {
  readonly from: string | null;
  readonly to: string | null;
  readonly n: number;
}

/** Pairs and areas of fewer records get no measure of asymmetry. */
export const LEAST_FLOW = 10;

/**
 * The matrix of flows between areas (rows from, columns to), what each area gives, gets and keeps, the
 * greatest flows, and how one-sided they are:
 *
 * - of a pair |a − b|/(a + b): 0 even, 1 all one way;
 * - of an area (in − out)/(in + out), its effectiveness (H. S. Shryock, J. S. Siegel, "The Methods and
 *   Materials of Demography", 1973, chapter 21), −1 to 1;
 * - of all areas Σ |in − out| / Σ (in + out).
 *
 * Where a side is not known, the flow is counted apart and stands in no share.
 *
 * @param areas in the order of rows and columns; throws a RangeError for a flow of another area, or of
 *   a number that is no integer of zero or more
 * @param top how many of the greatest flows between different areas are told; equal ones by the
 *   order of areas
 */
export function flows(
  pairs: readonly Flow[],
  areas: readonly string[],
  top = 10,
  least = LEAST_FLOW,
): Flows {
  const places = new Map(areas.map((area, place) => [area, place]));
  const matrix = areas.map(() => areas.map(() => 0));
  const unknown = { from: 0, to: 0, both: 0 };
  for (const { from, to, n } of pairs) {
    if (!Number.isSafeInteger(n) || n < 0) {
      throw new RangeError(`a flow is an integer of zero or more, not ${n}`);
    }
    if (from === null && to === null) unknown.both += n;
    else if (from === null) unknown.from += n;
    else if (to === null) unknown.to += n;
    if (from !== null && to !== null) matrix[placeOf(places, from)]![placeOf(places, to)]! += n;
  }
  const between = areas.map((area, place) => {
    const within = matrix[place]![place]!;
    const outgoing = sum(matrix[place]!) - within;
    const incoming = sum(matrix.map((row) => row[place]!)) - within;
    return {
      area,
      within,
      outgoing,
      incoming,
      net: incoming - outgoing,
      effectiveness:
        incoming + outgoing < Math.max(1, least)
          ? null
          : (incoming - outgoing) / (incoming + outgoing),
    };
  });
  const known = sum(matrix.map(sum));
  const within = sum(between.map((each) => each.within));
  const crossing = sum(between.map((each) => each.outgoing));
  return {
    areas: [...areas],
    matrix,
    byArea: between,
    known,
    within,
    shareWithin: known === 0 ? null : within / known,
    asymmetry:
      crossing < Math.max(1, least)
        ? null
        : sum(between.map(({ net }) => Math.abs(net))) / (2 * crossing),
    top: greatest(matrix, areas, least).slice(0, top),
    unknown,
  };
}

function placeOf(places: ReadonlyMap<string, number>, area: string): number {
  const place = places.get(area);
  if (place === undefined) throw new RangeError(`a flow of ${area}, which is none of the areas`);
  return place;
}

function greatest(
  matrix: readonly (readonly number[])[],
  areas: readonly string[],
  least: number,
): Flows['top'] {
  return areas
    .flatMap((from, row) =>
      areas.flatMap((to, column) => {
        const n = matrix[row]![column]!;
        if (row === column || n === 0) return [];
        const back = matrix[column]![row]!;
        const both = n + back;
        return [{ from, to, n, back, asymmetry: both < least ? null : Math.abs(n - back) / both }];
      }),
    )
    .toSorted((one, other) => other.n - one.n);
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0);
}
