import type { Hit } from '@zca/query';
import type { AskContext } from '../context.ts';
import type { ScoringTerm } from '../condition/compile.ts';
import type { SegmentHits } from '../hits.ts';
import { hasBit } from '../structure/bits.ts';
import { offerByBlocks } from './blocks.ts';
import { scoreDocument, weighTerms } from './bm25.ts';
import type { SegmentTerm } from './bm25.ts';
import { FirstDocuments } from './first.ts';
import type { KeyValue, Sort } from './sort.ts';
import { compareValues, keyNumber, keyValue, numberOfValue, writeCursor } from './sort.ts';

/** So many hits are scored one by one: looking at bounds would take longer. */
const FEW = 1000;

/** The first hits in the order asked for, after the cursor if there is one. */
export function takeTop(
  context: AskContext,
  hits: readonly SegmentHits[],
  terms: readonly ScoringTerm[],
  sort: Sort,
): { hits: Hit[]; cursor?: string } {
  if (sort.size === 0) return { hits: [] };
  const ranked = sort.keys.some(({ by }) => by === 'relevance');
  const weights = ranked ? weighTerms(context, terms) : undefined;
  const chosen: KeyValue[][] = [];
  for (const segmentHits of hits) {
    if (segmentHits.count === 0) continue;
    const { segment, key } = segmentHits.view;
    const first = firstOfSegment(context, segmentHits, weights?.get(key) ?? [], sort);
    for (const { doc, score } of first.taken()) {
      chosen.push(sort.keys.map((by) => keyValue(segment, by, doc, score)));
    }
  }
  chosen.sort((a, b) => compareValues(sort.keys, a, b));
  const page = chosen.slice(0, sort.size);
  const relevance = sort.keys.findIndex(({ by }) => by === 'relevance');
  const list = page.map((values): Hit => {
    const id = values.at(-1) as string;
    return ranked ? { id, score: values[relevance] as number } : { id };
  });
  const last = page.at(-1);
  return chosen.length > page.length && last !== undefined
    ? { hits: list, cursor: writeCursor(sort.keys, last) }
    : { hits: list };
}

/** The first hits of one segment after the cursor: one more than asked for, to see if there is. */
function firstOfSegment(
  context: AskContext,
  hits: SegmentHits,
  terms: readonly SegmentTerm[],
  sort: Sort,
): FirstDocuments {
  const { segment } = hits.view;
  const after = sort.after?.map((value, i) => numberOfValue(segment, sort.keys[i]!, value));
  const first = new FirstDocuments(segment, sort.keys, sort.size + 1, after);
  const [key, next] = sort.keys;
  const byRelevance = key!.by === 'relevance';
  if (hits.count <= FEW) {
    const docs = hits.docs();
    for (let i = 0; i < hits.count; i++) {
      const doc = docs[i]!;
      let score = 0;
      for (const term of terms) score += scoreDocument(term, doc);
      first.offer(doc, score, keyNumber(segment, key!, doc, score));
    }
    return first;
  }
  if (byRelevance && key!.descending && terms.length > 0) {
    offerByBlocks(context, hits, terms, (doc, score) => first.offer(doc, score, -score));
    return first;
  }
  // Without a word to score, all scores are 0 and the next key decides.
  const deciding = byRelevance && terms.length === 0 ? next! : key!;
  if (deciding.by === 'id' && steps(hits, sort.size) < hits.count) {
    walkIds(context, hits, deciding.descending, first, (doc) => keyNumber(segment, key!, doc, 0));
    return first;
  }
  if (sort.keys.some(({ by }) => by === 'relevance') && terms.length > 0) {
    offerByBlocks(context, hits, terms, (doc, score) => {
      first.offer(doc, score, keyNumber(segment, key!, doc, score));
      return 0;
    });
    return first;
  }
  const docs = hits.docs();
  for (let i = 0; i < hits.count; i++) {
    if ((i & 0xffff) === 0) context.budget.check();
    first.offer(docs[i]!, 0, keyNumber(segment, key!, docs[i]!, 0));
  }
  return first;
}

/** About how many ids are walked until the first hits are found, if hits lie anywhere. */
function steps(hits: SegmentHits, size: number): number {
  return (hits.view.segment.documents / hits.count) * (size + 1);
}

/** Offers hits in the order of ids until enough are taken. */
function walkIds(
  { budget }: AskContext,
  hits: SegmentHits,
  descending: boolean,
  first: FirstDocuments,
  firstKey: (doc: number) => number,
): void {
  const { idOrder, documents } = hits.view.segment;
  const { bits } = hits;
  for (let i = 0; i < documents && !first.isFull; i++) {
    if ((i & 0xffff) === 0) budget.check();
    const doc = idOrder[descending ? documents - 1 - i : i]!;
    if (hasBit(bits, doc)) first.offer(doc, 0, firstKey(doc));
  }
}
