import {
  METRES_PER_DEGREE,
  type MultiPolygon,
  type Position,
  type Ring,
  boundingBox,
  toSegmentSquared,
} from './polygon.ts';

/**
 * Areas with fewer positions, none of whose borders moves by more than `tolerance` metres
 * (D. Douglas and T. Peucker, Cartographica 10(2), 1973). Borders are cut where more than two of
 * them meet and each piece is simplified once for both its sides, so neighbours that shared a border
 * still do. A ring that would collapse stays as it is.
 */
export function simplifyTogether(
  areas: readonly MultiPolygon[],
  tolerance: number,
): readonly MultiPolygon[] {
  const junctions = junctionsOf(areas);
  const middle = middleLatitude(areas);
  const plane: Plane = {
    scale: Math.cos((middle * Math.PI) / 180),
    limit: (tolerance / METRES_PER_DEGREE) ** 2,
  };
  return areas.map((area) =>
    area.map((polygon) => polygon.map((ring) => simplifyRing(ring, junctions, plane))),
  );
}

interface Plane {
  /** A degree of longitude in degrees of latitude. */
  readonly scale: number;
  /** Square of the tolerance in degrees of latitude. */
  readonly limit: number;
}

const keyOf = ([x, y]: Position) => `${x},${y}`;

function middleLatitude(areas: readonly MultiPolygon[]): number {
  const box = boundingBox(areas.flat());
  return box === null ? 0 : (box[1] + box[3]) / 2;
}

/** Positions whose neighbours, over all rings, are not exactly two. */
function junctionsOf(areas: readonly MultiPolygon[]): ReadonlySet<string> {
  const neighbours = new Map<string, Set<string>>();
  for (const ring of areas.flat(2)) {
    for (let index = 1; index < ring.length; index += 1) {
      const from = keyOf(ring[index - 1]!);
      const to = keyOf(ring[index]!);
      if (from === to) continue;
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        const known = neighbours.get(one);
        if (known === undefined) neighbours.set(one, new Set([other]));
        else known.add(other);
      }
    }
  }
  return new Set([...neighbours].filter(([, near]) => near.size !== 2).map(([key]) => key));
}

function simplifyRing(ring: Ring, junctions: ReadonlySet<string>, plane: Plane): Ring {
  const open = withoutRepeats(ring).slice(0, -1);
  if (open.length < 3) return ring;
  const first = open.findIndex((position) => junctions.has(keyOf(position)));
  const start = first >= 0 ? first : lowest(open);
  const turned = [...open.slice(start), ...open.slice(0, start), open[start]!];
  const kept: Position[] = [turned[0]!];
  let from = 0;
  for (let index = 1; index < turned.length; index += 1) {
    if (index < turned.length - 1 && !junctions.has(keyOf(turned[index]!))) continue;
    kept.push(...simplifyArc(turned.slice(from, index + 1), plane).slice(1));
    from = index;
  }
  return kept.length >= 4 && hasExtent(kept) ? kept : ring;
}

/** A piece of border between junctions, in the one direction that both its sides agree on. */
function simplifyArc(arc: readonly Position[], plane: Plane): readonly Position[] {
  const last = arc.length - 1;
  const order = compare(arc[0]!, arc[last]!) || compare(arc[1]!, arc[last - 1]!);
  return order <= 0 ? thin(arc, plane) : thin(arc.toReversed(), plane).toReversed();
}

function thin(arc: readonly Position[], { scale, limit }: Plane): readonly Position[] {
  const flat = arc.map(([x, y]): Position => [x * scale, y]);
  const keep = new Uint8Array(arc.length);
  keep[0] = keep[arc.length - 1] = 1;
  const waiting: [number, number][] = [[0, arc.length - 1]];
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const [from, to] = span;
    let [far, most] = [-1, limit];
    for (let index = from + 1; index < to; index += 1) {
      const distance = toSegmentSquared(flat[index]!, flat[from]!, flat[to]!);
      if (distance > most) [far, most] = [index, distance];
    }
    if (far < 0) continue;
    keep[far] = 1;
    waiting.push([from, far], [far, to]);
  }
  return arc.filter((_, index) => keep[index] === 1);
}

/** A ring without positions that repeat the one before. */
export function withoutRepeats(ring: Ring): Ring {
  return ring.filter((position, index) => index === 0 || compare(position, ring[index - 1]!) !== 0);
}

function compare(one: Position, other: Position): number {
  return one[0] - other[0] || one[1] - other[1];
}

function lowest(open: readonly Position[]): number {
  let found = 0;
  for (let index = 1; index < open.length; index += 1)
    if (compare(open[index]!, open[found]!) < 0) found = index;
  return found;
}

function hasExtent(ring: Ring): boolean {
  let twice = 0;
  for (let index = 1; index < ring.length; index += 1)
    twice += ring[index - 1]![0] * ring[index]![1] - ring[index]![0] * ring[index - 1]![1];
  return Math.abs(twice) > 0;
}
