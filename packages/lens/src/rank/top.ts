import type { Hit } from '@zca/query';
import type { AskContext } from '../context.ts';
import type { ScoringTerm } from '../condition/compile.ts';
import type { SegmentHits } from '../hits.ts';
import type { Segment } from '../segment/segment.ts';
import { scoreHits, weighTerms } from './bm25.ts';
import type { KeyValue, OrderKey, Sort } from './sort.ts';
import { compareValues, keyNumber, keyValue, numberOfValue, writeCursor } from './sort.ts';

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
  const chosen: { values: KeyValue[]; score: number }[] = [];
  let eligible = 0;
  for (const segmentHits of hits) {
    if (segmentHits.count === 0) continue;
    const { segment } = segmentHits.view;
    const scores =
      weights === undefined
        ? context.arena.floats(segmentHits.count)
        : scoreHits(context, segmentHits, weights);
    const order = new SegmentOrder(context, segmentHits, sort.keys, scores);
    const after = sort.after?.map((value, i) => numberOfValue(segment, sort.keys[i]!, value));
    eligible += order.select(sort.size, after);
    for (const i of order.selected()) {
      const doc = segmentHits.docs()[i]!;
      const score = scores[i]!;
      const values = sort.keys.map((key) => keyValue(segment, key, doc, score));
      chosen.push({ values, score });
    }
  }
  chosen.sort((a, b) => compareValues(sort.keys, a.values, b.values));
  const page = chosen.slice(0, sort.size);
  const last = page.at(-1);
  const list = page.map(({ values, score }): Hit => {
    const id = values.at(-1) as string;
    return ranked ? { id, score } : { id };
  });
  const more = last !== undefined && eligible > page.length;
  return more ? { hits: list, cursor: writeCursor(sort.keys, last.values) } : { hits: list };
}

/** Selects the first hits of one segment with a heap whose root is the last of those kept. */
class SegmentOrder {
  readonly #segment: Segment;
  readonly #docs: Uint32Array;
  readonly #count: number;
  readonly #keys: readonly OrderKey[];
  readonly #scores: Float64Array;
  /** The first key of every hit; later keys are only read on ties. */
  readonly #first: Float64Array;
  #heap = new Uint32Array(0);
  #size = 0;

  constructor(
    context: AskContext,
    hits: SegmentHits,
    keys: readonly OrderKey[],
    scores: Float64Array,
  ) {
    this.#segment = hits.view.segment;
    this.#docs = hits.docs();
    this.#count = hits.count;
    this.#keys = keys;
    this.#scores = scores;
    this.#first = context.arena.floats(hits.count);
    const [key] = keys;
    if (key!.by === 'relevance') {
      const sign = key!.descending ? -1 : 1;
      for (let i = 0; i < this.#count; i++) this.#first[i] = sign * scores[i]!;
    } else {
      for (let i = 0; i < this.#count; i++) {
        this.#first[i] = keyNumber(this.#segment, key!, this.#docs[i]!, 0);
      }
    }
  }

  /** Keeps the first `size` hits after the given keys; returns how many hits come after them. */
  select(size: number, after: readonly number[] | undefined): number {
    this.#heap = new Uint32Array(Math.min(size, this.#count));
    const first = this.#first;
    let eligible = 0;
    let worst = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.#count; i++) {
      if (after !== undefined && !this.#isAfter(i, after)) continue;
      eligible++;
      const key = first[i]!;
      if (this.#size < this.#heap.length) {
        this.#heap[this.#size++] = i;
        this.#rise(this.#size - 1);
        if (this.#size === this.#heap.length) worst = first[this.#heap[0]!]!;
      } else if (key < worst || (key === worst && this.#comesBefore(i, this.#heap[0]!))) {
        this.#heap[0] = i;
        this.#sink();
        worst = first[this.#heap[0]]!;
      }
    }
    return eligible;
  }

  /** The hits kept, as places in the list of hits, in no particular order. */
  selected(): Uint32Array {
    return this.#heap.subarray(0, this.#size);
  }

  #key(i: number, k: number): number {
    if (k === 0) return this.#first[i]!;
    return keyNumber(this.#segment, this.#keys[k]!, this.#docs[i]!, this.#scores[i]!);
  }

  #comesBefore(a: number, b: number): boolean {
    for (let k = 0; k < this.#keys.length; k++) {
      const [x, y] = [this.#key(a, k), this.#key(b, k)];
      if (x !== y) return x < y;
    }
    return false;
  }

  #isAfter(i: number, after: readonly number[]): boolean {
    for (let k = 0; k < after.length; k++) {
      const key = this.#key(i, k);
      if (key !== after[k]) return key > after[k]!;
    }
    return false;
  }

  #rise(from: number): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.#comesBefore(heap[parent]!, heap[at]!)) return;
      [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let last = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < this.#size; child++) {
        if (this.#comesBefore(heap[last]!, heap[child]!)) last = child;
      }
      if (last === at) return;
      [heap[last], heap[at]] = [heap[at]!, heap[last]!];
      at = last;
    }
  }
}
