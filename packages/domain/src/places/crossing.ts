import type { Position, Ring } from './polygon.ts';

interface Side {
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * Where a ring crosses itself, the first place from the west; null when it does not. Places where it
 * only touches itself are no crossings: official borders have them. A sweep from west to east that
 * compares the sides met by the same meridian (M. Shamos and D. Hoey, FOCS 1976, with a list in
 * place of the tree, since few sides of a border overlap in longitude).
 */
export function findCrossing(ring: Ring): Position | null {
  const sides = ring.slice(1).map((to, index) => sideOf(ring[index]!, to));
  sides.sort((a, b) => a.west - b.west);
  let active: Side[] = [];
  for (const side of sides) {
    active = active.filter(({ east }) => east >= side.west);
    for (const other of active) {
      if (other.north < side.south || other.south > side.north) continue;
      const found = crossingOf(side, other);
      if (found !== null) return found;
    }
    active.push(side);
  }
  return null;
}

function sideOf(from: Position, to: Position): Side {
  return {
    from,
    to,
    west: Math.min(from[0], to[0]),
    east: Math.max(from[0], to[0]),
    south: Math.min(from[1], to[1]),
    north: Math.max(from[1], to[1]),
  };
}

/** Where two sides properly cross, each having its ends on both sides of the other. */
function crossingOf(one: Side, other: Side): Position | null {
  const a = turn(one.from, one.to, other.from);
  const b = turn(one.from, one.to, other.to);
  const c = turn(other.from, other.to, one.from);
  const d = turn(other.from, other.to, one.to);
  if (a * b >= 0 || c * d >= 0) return null;
  const along = c / (c - d);
  return [
    one.from[0] + along * (one.to[0] - one.from[0]),
    one.from[1] + along * (one.to[1] - one.from[1]),
  ];
}

/** Positive when the third position lies to the left of the line from the first to the second. */
function turn(from: Position, to: Position, third: Position): number {
  return (to[0] - from[0]) * (third[1] - from[1]) - (to[1] - from[1]) * (third[0] - from[0]);
}
