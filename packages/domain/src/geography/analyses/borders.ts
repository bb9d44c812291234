import type { MultiPolygon } from '../../places/index.ts';
import type { Neighbours } from './hotSpots.ts';

/**
 * The areas that share a stretch of border: at least two positions that are exactly the same. Areas that
 * touch at a corner alone are no neighbours, and borders that were drawn apart are not seen.
 */
export function sharingBorder(areas: readonly { readonly polygons: MultiPolygon }[]): Neighbours {
  const holders = new Map<string, Set<number>>();
  for (const [place, { polygons }] of areas.entries()) {
    for (const [x, y] of polygons.flat(2)) {
      const key = `${x} ${y}`;
      const there = holders.get(key);
      if (there === undefined) holders.set(key, new Set([place]));
      else there.add(place);
    }
  }
  const shared = new Map<string, number>();
  for (const there of holders.values()) {
    for (const one of there) {
      for (const other of there) {
        if (one !== other) shared.set(`${one} ${other}`, (shared.get(`${one} ${other}`) ?? 0) + 1);
      }
    }
  }
  return areas.map((_, one) =>
    areas.flatMap((__, other) => ((shared.get(`${one} ${other}`) ?? 0) >= 2 ? [other] : [])),
  );
}
