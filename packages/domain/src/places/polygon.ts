/* Geometry of areas on the map: longitude and latitude in degrees, rings closed, as RFC 7946 has them. */

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
/** A closed line: the last position is the first. */
export type Ring = readonly Position[];
/** An outer ring, then the rings of its holes. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];
/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

/** The ellipsoid of CGCS2000 (GB 22021-2008): semi-major axis in metres and flattening. */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);
const RADIANS = Math.PI / 180;

/** Metres of a degree of latitude, near enough for tolerances and nearness. */
export const METRES_PER_DEGREE = 111_195;

/** The box around an area; null when it has no position. */
export function boundingBox(area: MultiPolygon): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of area) {
    for (const [x, y] of polygon[0] ?? []) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

/**
 * Whether a position lies in an area, holes left out (crossing number: M. Shimrat, Algorithm 112,
 * CACM 5(8), 1962). A position on a border that two areas share lies in exactly one of them.
 */
export function contains(area: MultiPolygon, position: Position): boolean {
  return area.some((polygon) => inPolygon(polygon, position));
}

function inPolygon(polygon: Polygon, [x, y]: Position): boolean {
  let isIn = false;
  for (const ring of polygon) {
    for (let index = 1; index < ring.length; index += 1) {
      const from = ring[index - 1]!;
      const to = ring[index]!;
      // Half open, so that a corner is crossed once.
      if (from[1] > y === to[1] > y) continue;
      // Always from south to north: both neighbours of a border must find the very same crossing.
      const [south, north] = from[1] < to[1] ? [from, to] : [to, from];
      const crossing = south[0] + ((y - south[1]) / (north[1] - south[1])) * (north[0] - south[0]);
      if (x < crossing) isIn = !isIn;
    }
  }
  return isIn;
}

/**
 * Square metres of an area on the ellipsoid of CGCS2000. Each side is a straight line of the
 * cylindrical equal-area projection (J. P. Snyder, Map Projections, USGS Professional Paper 1395,
 * 1987, equations 3-12 and 10-13 to 10-15), in which the planar area is the area on the ellipsoid.
 */
export function areaSquareMetres(area: MultiPolygon): number {
  let total = 0;
  for (const polygon of area) {
    for (const [index, ring] of polygon.entries()) {
      const one = Math.abs(ringArea(ring));
      total += index === 0 ? one : -one;
    }
  }
  return total;
}

function ringArea(ring: Ring): number {
  let sum = 0;
  let last = ring.length === 0 ? 0 : authalic(ring[0]![1]);
  for (let index = 1; index < ring.length; index += 1) {
    const next = authalic(ring[index]![1]);
    sum += (ring[index]![0] - ring[index - 1]![0]) * RADIANS * (last + next);
    last = next;
  }
  return (sum * SEMI_MAJOR * SEMI_MAJOR) / 4;
}

/** Snyder's q of a latitude in degrees (3-12). */
function authalic(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS);
  const e = ECCENTRICITY;
  return (
    (1 - ECCENTRICITY_SQUARED) *
    (sine / (1 - ECCENTRICITY_SQUARED * sine * sine) -
      Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e))
  );
}

/**
 * A position inside an area, well away from its borders, where a name can stand: about the pole of
 * inaccessibility of its largest polygon (D. Garcia-Castellanos and U. Lombardo, Scottish
 * Geographical Journal 123(3), 2007; sought by quartering cells as V. Agafonkin's polylabel does),
 * within `precision` metres. Null for an area without extent.
 */
export function labelPoint(area: MultiPolygon, precision = 200): Position | null {
  const polygon = largest(area);
  const box = polygon === null ? null : boundingBox([polygon]);
  if (polygon === null || box === null) return null;
  const [west, south, east, north] = box;
  const scale = Math.cos(((south + north) / 2) * RADIANS);
  const flat = polygon.map((ring) => ring.map(([x, y]): Position => [x * scale, y]));
  const width = (east - west) * scale;
  const size = Math.max(Math.min(width, north - south), Math.max(width, north - south) / 32);
  if (!(size > 0)) return null;
  const cells: Cell[] = [];
  for (let x = west * scale; x < east * scale; x += size)
    for (let y = south; y < north; y += size)
      cells.push(cellAt(x + size / 2, y + size / 2, size / 2, flat));
  let best = cells[0]!;
  while (cells.length > 0) {
    let top = 0;
    for (let index = 1; index < cells.length; index += 1)
      if (cells[index]!.most > cells[top]!.most) top = index;
    const cell = cells.splice(top, 1)[0]!;
    if (cell.distance > best.distance) best = cell;
    if (cell.most - best.distance <= precision / METRES_PER_DEGREE) continue;
    const half = cell.half / 2;
    for (const [dx, dy] of [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const)
      cells.push(cellAt(cell.x + dx, cell.y + dy, half, flat));
  }
  return best.distance > 0 ? [best.x / scale, best.y] : null;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** From the middle to the nearest border, negative outside. */
  readonly distance: number;
  /** The greatest distance that a position of the cell can have. */
  readonly most: number;
}

function cellAt(x: number, y: number, half: number, polygon: Polygon): Cell {
  let nearest = Infinity;
  for (const ring of polygon)
    for (let index = 1; index < ring.length; index += 1)
      nearest = Math.min(nearest, toSegmentSquared([x, y], ring[index - 1]!, ring[index]!));
  const distance = Math.sqrt(nearest) * (inPolygon(polygon, [x, y]) ? 1 : -1);
  return { x, y, half, distance, most: distance + half * Math.SQRT2 };
}

function largest(area: MultiPolygon): Polygon | null {
  let found: Polygon | null = null;
  let most = 0;
  for (const polygon of area) {
    const size = areaSquareMetres([polygon]);
    if (size > most) [found, most] = [polygon, size];
  }
  return found;
}

/** The square of the distance from a position to a segment, in the units of the plane given. */
export function toSegmentSquared([x, y]: Position, from: Position, to: Position): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / length));
  return (from[0] + along * dx - x) ** 2 + (from[1] + along * dy - y) ** 2;
}
