/** Where the middle of a set of places lies, how far it spreads, and how it moves over the years. */
import type { Centre, CentrePath, NotComputed } from '../analysisModel.ts';
import { notComputed } from '../analysisModel.ts';
import type { Place } from './distance.ts';
import { bearing, localPlane } from './distance.ts';

/** A place at which so many records lie. */
export interface WeightedPlace extends Place {
  readonly records: number;
}

/** The centre of fewer records moves with each of them. */
export const LEAST_RECORDS = 30;

/** The median centre is found to this distance, in metres. */
const TOLERANCE = 0.01;
const MOST_STEPS = 10_000;

interface Plane {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly records: readonly number[];
  readonly whole: number;
}

/**
 * Of the records of the places, each counted as often as it lies there:
 *
 * - mean centre: the mean of the coordinates (D. W. Lefever, "Measuring geographic concentration by means
 *   of the standard deviational ellipse", American Journal of Sociology 32, 1926, 88–94);
 * - median centre: from which the sum of distances is least (E. Weiszfeld, "Sur le point pour lequel la
 *   somme des distances de n points donnés est minimum", Tôhoku Mathematical Journal 43, 1937, 355–386,
 *   with the step of Y. Vardi, C.-H. Zhang, PNAS 97, 2000, 1423–1426, where it meets a place);
 * - standard distance √(Σ d²/n) (R. Bachi, "Standard distance measures and related methods for spatial
 *   analysis", Papers of the Regional Science Association 10, 1963, 83–132);
 * - standard deviational ellipse (Lefever; R. S. Yuill, "The standard deviational ellipse", Geografiska
 *   Annaler B 53, 1971, 28–39) with the corrections of CrimeStat, n − 2 degrees of freedom and √2, so
 *   that about 63 % of normally spread places lie in it (without √2 39 %).
 *
 * Computed in a plane around the mean coordinates (`localPlane`). Not computed for fewer records than
 * `least`, at least three, or when all lie at one place.
 *
 * @param places of records above zero; throws a RangeError for others
 */
export function centre(
  places: readonly WeightedPlace[],
  least = LEAST_RECORDS,
): Centre | NotComputed {
  for (const { records } of places) {
    if (!(records > 0) || !Number.isFinite(records)) {
      throw new RangeError(`a place has records above zero, not ${records}`);
    }
  }
  const whole = places.reduce((sum, { records }) => sum + records, 0);
  if (whole < Math.max(3, least)) return notComputed('fewRecords', whole, Math.max(3, least));
  const mean = {
    longitude: places.reduce((sum, each) => sum + each.longitude * each.records, 0) / whole,
    latitude: places.reduce((sum, each) => sum + each.latitude * each.records, 0) / whole,
  };
  const { toPlane, toPlace } = localPlane(mean);
  const points = places.map(toPlane);
  const plane: Plane = {
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    records: places.map(({ records }) => records),
    whole,
  };
  // Equal places may differ from their own mean by the last digits of a coordinate.
  if (plane.x.every((x, place) => Math.hypot(x, plane.y[place]!) < 1e-6)) {
    return notComputed('onePlace', whole);
  }
  const xx = moment(plane, plane.x, plane.x);
  const yy = moment(plane, plane.y, plane.y);
  const xy = moment(plane, plane.x, plane.y);
  return {
    computed: true,
    records: whole,
    places: places.length,
    mean,
    median: toPlace(...medianOf(plane)),
    standardDistance: Math.sqrt((xx + yy) / whole),
    ellipse: ellipseOf(xx, yy, xy, whole),
  };
}

/** The sum of products of deviations; the plane lies around the mean, so they are the coordinates. */
function moment({ records }: Plane, one: readonly number[], other: readonly number[]): number {
  return records.reduce((sum, weight, place) => sum + weight * one[place]! * other[place]!, 0);
}

/** The axes are those of the covariance: √(2 λ/(n − 2)) with the greater and the smaller eigenvalue λ. */
function ellipseOf(xx: number, yy: number, xy: number, whole: number): Centre['ellipse'] {
  const half = (xx + yy) / 2;
  const apart = Math.hypot((xx - yy) / 2, xy);
  const axis = (value: number) => Math.sqrt((2 * Math.max(0, value)) / (whole - 2));
  const [major, minor] = [axis(half + apart), axis(half - apart)];
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return {
    major,
    minor,
    /** An axis has no front: 0 to below 180. */
    bearing: bearing(Math.cos(angle), Math.sin(angle)) % 180,
    area: Math.PI * major * minor,
    roundness: major === 0 ? 1 : minor / major,
  };
}

function medianOf({ x, y, records }: Plane): [x: number, y: number] {
  let [atX, atY] = [0, 0];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let [sumX, sumY, sumWeight, here, pullX, pullY] = [0, 0, 0, 0, 0, 0];
    for (const [place, weight] of records.entries()) {
      const [toX, toY] = [x[place]! - atX, y[place]! - atY];
      const distance = Math.hypot(toX, toY);
      if (distance < TOLERANCE / 1000) {
        here += weight;
        continue;
      }
      sumX += (weight * x[place]!) / distance;
      sumY += (weight * y[place]!) / distance;
      sumWeight += weight / distance;
      pullX += (weight * toX) / distance;
      pullY += (weight * toY) / distance;
    }
    if (sumWeight === 0) break;
    const pull = Math.hypot(pullX, pullY);
    // A place whose records outweigh the pull of all others is the median itself.
    const stay = here === 0 ? 0 : Math.min(1, pull === 0 ? 1 : here / pull);
    const nextX = (1 - stay) * (sumX / sumWeight) + stay * atX;
    const nextY = (1 - stay) * (sumY / sumWeight) + stay * atY;
    const moved = Math.hypot(nextX - atX, nextY - atY);
    [atX, atY] = [nextX, nextY];
    if (moved < TOLERANCE / 100) break;
  }
  return [atX, atY];
}

/**
 * The centre of each year, and how far and where to the mean centre moved since the last year before
 * that has one. Years without a centre keep their place with the reason.
 *
 * @param years ascending
 */
export function centrePath(
  years: readonly { readonly year: number; readonly places: readonly WeightedPlace[] }[],
  least = LEAST_RECORDS,
): CentrePath {
  let before: { readonly year: number; readonly mean: Place } | null = null;
  return years.map(({ year, places }) => {
    const found = centre(places, least);
    const shift =
      found.computed && before !== null ? shiftOf(before.year, before.mean, found.mean) : null;
    if (found.computed) before = { year, mean: found.mean };
    return { year, centre: found, shift };
  });
}

function shiftOf(since: number, from: Place, to: Place): NonNullable<CentrePath[number]['shift']> {
  const middle = {
    longitude: (from.longitude + to.longitude) / 2,
    latitude: (from.latitude + to.latitude) / 2,
  };
  const { toPlane } = localPlane(middle);
  const [[fromX, fromY], [toX, toY]] = [toPlane(from), toPlane(to)];
  const [east, north] = [toX - fromX, toY - fromY];
  const metres = Math.hypot(east, north);
  return { since, metres, bearing: metres === 0 ? null : bearing(east, north) };
}
