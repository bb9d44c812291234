import {
  buildSegment,
  createNormaliser,
  Lens,
  memoryByStructure,
  mergeSegments,
  Segment,
} from '@zca/lens';
import type { Answer, SearchDocument } from '@zca/query';
import { corpusSchema, recordNumber } from '../corpus.ts';
import { FACET_NAMES } from '../engine.ts';
import type { Engine, Facet, Found } from '../engine.ts';
import { questionFor } from '../queries.ts';
import type { BenchQuery } from '../queries.ts';

const CLOCK = { now: () => performance.now() };

/**
 * The lens in this thread. It takes its records while they are made, batch by batch, since it needs
 * the whole text and not the words alone; words that are known already are handed to it.
 */
export class LensEngine implements Engine {
  readonly name = 'lens';
  readonly version = 'this repository';
  readonly notes = ['one segment, one thread, in memory'];
  readonly #known = new Map<string, readonly string[]>();
  readonly #analyzer;
  readonly #parts: Segment[] = [];
  #segment: Segment | undefined;
  #lens: Lens | undefined;

  constructor(segment: (text: string) => readonly string[]) {
    this.#analyzer = {
      normalise: createNormaliser(),
      words: (text: string) => this.#known.get(text) ?? segment(text),
    };
  }

  /** Makes a segment of the documents; `words` holds those of each text. */
  add(documents: readonly SearchDocument[], words: ReadonlyMap<string, readonly string[]>): void {
    for (const [text, cut] of words) this.#known.set(text, cut);
    this.#parts.push(buildSegment(corpusSchema, this.#analyzer, documents));
    this.#known.clear();
  }

  load(): Promise<void> {
    this.#segment = mergeSegments(
      corpusSchema,
      this.#parts.map((segment) => ({ segment, deleted: null })),
    );
    this.#parts.length = 0;
    this.#lens = new Lens(corpusSchema, this.#analyzer);
    this.#lens.publish(this.#segment);
    return Promise.resolve();
  }

  ask(query: BenchQuery): Found {
    const answer = this.#lens!.view.ask(questionFor(query), { op: 'all' }, CLOCK);
    return {
      count: answer.count,
      top: answer.hits.map(({ id }) => recordNumber(id)),
      facets: facetsOf(answer),
    };
  }

  bytes(): number {
    return this.#segment!.buffer.byteLength;
  }

  memory(): { readonly structure: string; readonly bytes: number }[] {
    return memoryByStructure(this.#segment!);
  }

  /** Milliseconds that opening the segment and comparing all its checksums take. */
  checkMilliseconds(): number {
    const started = performance.now();
    new Segment(this.#segment!.buffer).check();
    return performance.now() - started;
  }

  close(): Promise<void> {
    this.#segment = undefined;
    this.#lens = undefined;
    return Promise.resolve();
  }
}

function facetsOf(answer: Answer): Record<Facet, number[]> {
  return Object.fromEntries(
    FACET_NAMES.map((name) => [name, answer.facets[name]!.buckets.map(({ count }) => count)]),
  ) as Record<Facet, number[]>;
}
