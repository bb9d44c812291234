/** How many records or firms lie within reach of a station, and which areas do not. */
import type { Reach } from '../analysisModel.ts';
import type { Place } from './distance.ts';
import { greatCircle } from './distance.ts';

export interface Station extends Place {
  readonly id: string;
}

/** So many records (or firms) at a place of an area; the area is null when not known. */
export interface Served extends Place {
  readonly area: string | null;
  readonly n: number;
}

export interface ReachRule {
  /** Distances by road in metres, ascending. */
  readonly distances: readonly number[];
  /**
   * How many times longer the way by road is than the straight line; a dated parameter of the platform,
   * not verified for the city. 1 counts straight lines.
   */
  readonly detour: number;
}

/** The share of an area below which it is told as not covered. */
export const COVERED_SHARE = 0.5;
/** Areas of fewer are not judged. */
export const LEAST_SERVED = 10;

/**
 * For each distance how many lie at most that far from their nearest station; by station how many
 * are nearest to it; and by area the share within each distance, with the areas of which less than half lie
 * within the greatest, where they have at least ten. A way is the great-circle distance times `detour`: it knows of no river, no
 * gate and no timetable. A station that is as near as another before it in the list gets nothing.
 *
 * @param unplaced how many lie at no known place; they are told, and stand in no share
 *
 * Throws a RangeError for distances that do not ascend above zero and a detour below 1.
 */
export function reach(
  stations: readonly Station[],
  served: readonly Served[],
  { distances, detour }: ReachRule,
  unplaced = 0,
): Reach {
  checkReachRule({ distances, detour });
  const within = distances.map(() => 0);
  const nearest = stations.map(() => 0);
  const areas = new Map<string, { whole: number; within: number[] }>();
  let whole = 0;
  let metresSum = 0;
  for (const each of served) {
    const found = nearestOf(stations, each);
    const metres = found === null ? Number.POSITIVE_INFINITY : found.metres * detour;
    whole += each.n;
    if (found !== null) {
      nearest[found.place]! += each.n;
      metresSum += metres * each.n;
    }
    const area = each.area === null ? null : (areas.get(each.area) ?? emptyArea(distances));
    if (area !== null) {
      areas.set(each.area!, area);
      area.whole += each.n;
    }
    for (const [place, distance] of distances.entries()) {
      if (metres > distance) continue;
      within[place]! += each.n;
      if (area !== null) area.within[place]! += each.n;
    }
  }
  const byArea = [...areas]
    .map(([area, { whole: all, within: inside }]) => ({
      area,
      whole: all,
      shares: inside.map((n) => share(n, all)),
    }))
    .toSorted((one, other) => (one.area < other.area ? -1 : 1));
  return {
    whole,
    unplaced,
    within: distances.map((metres, place) => ({
      metres,
      n: within[place]!,
      share: share(within[place]!, whole),
    })),
    meanMetres: whole === 0 || stations.length === 0 ? null : metresSum / whole,
    stations: stations.map(({ id }, place) => ({ id, nearest: nearest[place]! })),
    byArea,
    uncovered: byArea
      .filter(({ whole: all, shares }) => all >= LEAST_SERVED && shares.at(-1)! < COVERED_SHARE)
      .map(({ area }) => area),
    detour,
  };
}

/** Throws a RangeError for distances that do not ascend above zero and a detour below 1. */
export function checkReachRule({ distances, detour }: ReachRule): void {
  if (
    distances.length === 0 ||
    distances.some((distance, place) => !(distance > (distances[place - 1] ?? 0)))
  ) {
    throw new RangeError('distances ascend and are above zero');
  }
  if (!(detour >= 1)) throw new RangeError('a way is at least as long as the straight line');
}

/** A holder with its places. */
export interface ServedHolder {
  readonly id: string;
  readonly places: readonly Place[];
}

/**
 * Holders as `reach` counts them, each once: at that of its places which is nearest to any station. Holders
 * without a place are left out.
 */
export function onceEach(stations: readonly Station[], holders: readonly ServedHolder[]): Served[] {
  return holders.flatMap(({ places }): Served[] => {
    let best: { place: Place; metres: number } | null = null;
    for (const place of places) {
      const metres = nearestOf(stations, place)?.metres ?? Number.POSITIVE_INFINITY;
      if (best === null || metres < best.metres) best = { place, metres };
    }
    return best === null ? [] : [{ ...best.place, area: null, n: 1 }];
  });
}

const emptyArea = (distances: readonly number[]) => ({ whole: 0, within: distances.map(() => 0) });
const share = (n: number, whole: number) => (whole === 0 ? null : n / whole);

function nearestOf(
  stations: readonly Station[],
  place: Place,
): { readonly place: number; readonly metres: number } | null {
  let found: { place: number; metres: number } | null = null;
  for (const [at, station] of stations.entries()) {
    const metres = greatCircle(station, place);
    if (found === null || metres < found.metres) found = { place: at, metres };
  }
  return found;
}
