import type { LensField } from '../schema.ts';
import { wordsFor } from '../structure/bits.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { BoxNode, PolygonNode, RadiusNode } from './node.ts';

/** Mean earth radius (IUGG R1) in metres, for great-circle distances. */
const EARTH_RADIUS_METRES = 6_371_008.8;

export function box(
  context: EvaluationContext,
  node: BoxNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const { west, south, east, north } = node;
  const crosses = west > east;
  return test(context, node.field, within, (longitude, latitude) => {
    if (latitude < south || latitude > north) return false;
    return crosses
      ? longitude >= west || longitude <= east
      : longitude >= west && longitude <= east;
  });
}

export function polygon(
  context: EvaluationContext,
  node: PolygonNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const [outer, ...holes] = node.rings;
  if (outer === undefined) return context.arena.zeroed(wordsFor(context.segment.documents));
  const longitudes = outer.map(([longitude]) => longitude);
  const latitudes = outer.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  return test(context, node.field, within, (longitude, latitude) => {
    if (longitude < west || longitude > east || latitude < south || latitude > north) return false;
    if (!insideRing(outer, longitude, latitude)) return false;
    return !holes.some((hole) => insideRing(hole, longitude, latitude));
  });
}

export function radius(
  context: EvaluationContext,
  node: RadiusNode,
  within: Uint32Array | undefined,
): Uint32Array {
  return test(
    context,
    node.field,
    within,
    (longitude, latitude) =>
      distanceMetres(longitude, latitude, node.longitude, node.latitude) <= node.radiusMetres,
  );
}

/** Great-circle distance by the haversine formula on the mean sphere. */
export function distanceMetres(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const radians = Math.PI / 180;
  const sinLatitude = Math.sin(((latitudeB - latitudeA) * radians) / 2);
  const sinLongitude = Math.sin(((longitudeB - longitudeA) * radians) / 2);
  const h =
    sinLatitude * sinLatitude +
    Math.cos(latitudeA * radians) * Math.cos(latitudeB * radians) * sinLongitude * sinLongitude;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Even-odd rule on the plane of degrees; the ring may be closed or not. */
export function insideRing(
  ring: readonly (readonly [number, number])[],
  longitude: number,
  latitude: number,
): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > latitude !== yj > latitude) {
      if (longitude < ((xj - xi) * (latitude - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

function test(
  context: EvaluationContext,
  field: LensField,
  within: Uint32Array | undefined,
  fits: (longitude: number, latitude: number) => boolean,
): Uint32Array {
  const { segment, arena, budget } = context;
  const bits = arena.zeroed(wordsFor(segment.documents));
  const { offsets, coordinates } = segment.points(field.name);
  for (let doc = 0; doc < segment.documents; doc++) {
    if ((doc & 0xffff) === 0) budget.check();
    if (within !== undefined && (within[doc >>> 5]! & (1 << (doc & 31))) === 0) continue;
    const end = offsets[doc + 1]!;
    for (let i = offsets[doc]!; i < end; i++) {
      if (fits(coordinates[2 * i]!, coordinates[2 * i + 1]!)) {
        bits[doc >>> 5]! |= 1 << (doc & 31);
        break;
      }
    }
  }
  return bits;
}
