/** How many people live within reach of a station, by areal weighting. */
import type { MultiPolygon } from '../../places/index.ts';
import { boundingBox } from '../../places/index.ts';
import type { NotComputed, PopulationReach } from '../analysisModel.ts';
import { notComputed } from '../analysisModel.ts';
import { MEAN_RADIUS, radians } from './distance.ts';
import type { Place } from './distance.ts';
import { checkReachRule, type ReachRule } from './reach.ts';

/** Resident population of an area, as registered. */
export interface AreaPopulation {
  readonly area: string;
  readonly persons: number;
  /** The day of which it is told. */
  readonly day: string;
  /** What kind of figure it is: yearly report, census, revised. */
  readonly series: { readonly zh: string; readonly en: string };
}

/** Metres from one parallel to the next on which areas are measured. */
const STEP = 20;
const MOST_PARALLELS = 10_000;

/** From west to east, degrees of longitude. */
type Span = readonly [west: number, east: number];

/**
 * How many people live within given distances of their nearest station, where of each area no more is known
 * than how many live in it: its people times the share of its surface within reach (areal weighting; M. F. Goodchild
 * and N. S.-N. Lam, "Areal interpolation: a variant of the traditional spatial problem", Geo-Processing 1,
 * 1980, 297–312). It supposes that people live evenly spread over each area, which is far from true of one with
 * mountains.
 *
 * Areas without a figure stand in no sum and are told. Not computed without any figure, or any boundary. Throws a
 * RangeError as `reach`.
 */
export function populationReach(
  areas: readonly { readonly code: string; readonly polygons: MultiPolygon }[],
  population: readonly AreaPopulation[],
  stations: readonly Place[],
  rule: ReachRule,
): PopulationReach | NotComputed {
  checkReachRule(rule);
  if (areas.length === 0) return notComputed('noBoundaries', 0);
  const figures = new Map(population.map((each) => [each.area, each]));
  const byArea = areas.flatMap(({ code, polygons }) => {
    const figure = figures.get(code);
    return figure === undefined
      ? []
      : [{ ...figure, shares: sharesWithin(polygons, stations, rule) }];
  });
  if (byArea.length === 0) return notComputed('noPopulation', 0);
  const whole = byArea.reduce((sum, { persons }) => sum + persons, 0);
  return {
    computed: true,
    whole,
    within: rule.distances.map((metres, place) => {
      const n = byArea.reduce((sum, { persons, shares }) => sum + persons * shares[place]!, 0);
      return { metres, n, share: whole === 0 ? null : n / whole };
    }),
    byArea,
    unknown: areas.flatMap(({ code }) => (figures.has(code) ? [] : [code])),
  };
}

/**
 * The shares of an area's surface, 0 to 1, within each distance of a station. On parallels twenty metres
 * apart it is found exactly where they lie in the area and where within reach (the same sphere and haversine
 * as `greatCircle`); what lies between is taken as the parallel in its middle. Circles of some hundred metres are
 * met to half a per cent of themselves, larger ones better. Does not look across the antimeridian.
 */
export function sharesWithin(
  area: MultiPolygon,
  stations: readonly Place[],
  { distances, detour }: ReachRule,
): number[] {
  const box = boundingBox(area);
  if (box === null) return distances.map(() => 0);
  const [, south, , north] = box;
  const height = radians(north - south) * MEAN_RADIUS;
  const lines = Math.min(MOST_PARALLELS, Math.max(1, Math.ceil(height / STEP)));
  const step = (north - south) / lines;
  const latitudeOf = (line: number) => south + (line + 0.5) * step;
  const crossings = crossingsBy(area, south, step, lines, latitudeOf);
  const radii = distances.map((distance) => distance / detour);
  const farthest = (radii.at(-1)! / MEAN_RADIUS) * (180 / Math.PI);
  const inside = distances.map(() => 0);
  let whole = 0;
  for (const [line, found] of crossings.entries()) {
    const latitude = latitudeOf(line);
    // A degree of longitude is shorter to the north.
    const weight = Math.cos(radians(latitude));
    const spans = spansBetween(found);
    for (const [west, east] of spans) whole += weight * (east - west);
    const near = stations.filter((each) => Math.abs(each.latitude - latitude) < farthest);
    if (spans.length === 0 || near.length === 0) continue;
    for (const [place, radius] of radii.entries()) {
      inside[place]! += weight * commonLength(spans, reachedOn(latitude, near, radius));
    }
  }
  return inside.map((length) => (whole === 0 ? 0 : Math.min(1, length / whole)));
}

/** The longitudes at which each parallel crosses the borders of an area. */
function crossingsBy(
  area: MultiPolygon,
  south: number,
  step: number,
  lines: number,
  latitudeOf: (line: number) => number,
): number[][] {
  const crossings = Array.from({ length: lines }, (): number[] => []);
  const lineAt = (latitude: number) => (latitude - south) / step - 0.5;
  for (const ring of area.flat()) {
    for (let index = 1; index < ring.length; index += 1) {
      const [one, other] = [ring[index - 1]!, ring[index]!];
      const [low, high] = one[1] < other[1] ? [one, other] : [other, one];
      const first = Math.max(0, Math.floor(lineAt(low[1])));
      const last = Math.min(lines - 1, Math.ceil(lineAt(high[1])));
      for (let line = first; line <= last; line += 1) {
        const latitude = latitudeOf(line);
        // Half open, so that a corner is crossed once.
        if (latitude < low[1] || latitude >= high[1]) continue;
        const along = (latitude - low[1]) / (high[1] - low[1]);
        crossings[line]!.push(low[0] + along * (high[0] - low[0]));
      }
    }
  }
  return crossings;
}

function spansBetween(crossings: number[]): Span[] {
  crossings.sort((one, other) => one - other);
  return Array.from(
    { length: crossings.length >> 1 },
    (_, at): Span => [crossings[2 * at]!, crossings[2 * at + 1]!],
  );
}

/** Where a parallel lies within a straight distance of any station, from the west, without overlaps. */
function reachedOn(latitude: number, stations: readonly Place[], metres: number): Span[] {
  const spans: Span[] = [];
  const most = Math.sin(Math.min(Math.PI / 2, metres / (2 * MEAN_RADIUS))) ** 2;
  for (const station of stations) {
    const across = Math.sin(radians(latitude - station.latitude) / 2) ** 2;
    if (across >= most) continue;
    const along =
      (most - across) / (Math.cos(radians(latitude)) * Math.cos(radians(station.latitude)));
    const half = (Math.asin(Math.sqrt(Math.min(1, along))) * 360) / Math.PI;
    spans.push([station.longitude - half, station.longitude + half]);
  }
  spans.sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [west, east] of spans) {
    const last = merged.at(-1);
    if (last !== undefined && west <= last[1]) last[1] = Math.max(last[1], east);
    else merged.push([west, east]);
  }
  return merged;
}

/** The length that two lists of spans, each from the west and without overlaps, have in common. */
function commonLength(some: readonly Span[], others: readonly Span[]): number {
  let length = 0;
  for (const [west, east] of some) {
    for (const other of others) {
      length += Math.max(0, Math.min(east, other[1]) - Math.max(west, other[0]));
    }
  }
  return length;
}
