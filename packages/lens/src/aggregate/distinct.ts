import type { AskContext } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import type { LensField } from '../schema.ts';
import { mostOrdinals, readOrdinals } from '../segment/segment.ts';
import { wordsFor } from '../structure/bits.ts';
import { placesOf } from './places.ts';

/**
 * For each label of a field, how many distinct values of a keyword field the hits with that label hold.
 * Costs a bit for each label and value of the keyword field.
 */
export function distinctByLabel(
  context: AskContext,
  hits: readonly SegmentHits[],
  field: LensField,
  labels: readonly string[],
  keyword: string,
): number[] {
  const { view, arena, budget } = context;
  const counted = hits.filter(({ count }) => count > 0);
  if (counted.length === 0) return labels.map(() => 0);
  const space = view.ordinals.spaceOf(keyword, view.segments);
  // Maps are made first, since they may add numbers to the space.
  const maps = counted.map((h) => (space.isBase(h.view) ? undefined : space.mapOf(h.view)));
  const words = wordsFor(space.size);
  const seen = arena.zeroed(labels.length * words);
  const distinct = labels.map(() => 0);
  const places = placesOf(field, labels);
  const out = new Int32Array(labels.length);
  counted.forEach((segmentHits, h) => {
    const map = maps[h];
    const { ordinals } = segmentHits.view.segment.keyword(keyword);
    const found = new Uint32Array(mostOrdinals(ordinals));
    const placesIn = places.placesIn(segmentHits.view);
    const docs = segmentHits.docs();
    for (let i = 0; i < segmentHits.count; i++) {
      if ((i & 0xffff) === 0) budget.check();
      const doc = docs[i]!;
      const n = placesIn(doc, out);
      if (n === 0) continue;
      const values = readOrdinals(ordinals, doc, found);
      for (let v = 0; v < values; v++) {
        const ordinal = found[v]! - 1;
        const number = map === undefined ? ordinal : map[ordinal]!;
        const bit = 1 << (number & 31);
        for (let p = 0; p < n; p++) {
          const word = out[p]! * words + (number >>> 5);
          if ((seen[word]! & bit) !== 0) continue;
          seen[word]! |= bit;
          distinct[out[p]!]!++;
        }
      }
    }
  });
  return distinct;
}
