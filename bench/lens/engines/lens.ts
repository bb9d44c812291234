import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  buildSegment,
  createNormaliser,
  joinAnswers,
  Lens,
  memoryByStructure,
  mergeSegments,
  SharedParts,
} from '@zca/lens';
import type { Segment, View, ViewDescription } from '@zca/lens';
import { readSegmentFile } from '../../../packages/server/src/base/search/snapshotFolder.ts';
import type { Answer, SearchDocument } from '@zca/query';
import { corpusSchema, recordNumber } from '../corpus.ts';
import { FACET_NAMES } from '../engine.ts';
import type { Engine, Facet, Found } from '../engine.ts';
import { questionFor } from '../queries.ts';
import type { BenchQuery } from '../queries.ts';

const CLOCK = { now: () => performance.now() };
const EVERYTHING = { op: 'all' } as const;

/** What the helper of `LensOfTwoEngine` starts with. */
export interface HelperData {
  readonly view: ViewDescription;
  /** The dictionary of the corpus. */
  readonly words: readonly string[];
}

/** A question whose parts the helper is to answer from the back. */
export interface ToHelper {
  readonly query: BenchQuery;
  readonly memory: SharedArrayBuffer;
}

/**
 * The lens in this thread. It takes its records while they are made, batch by batch, since it needs
 * the whole text and not the words alone; words that are known already are handed to it.
 */
export class LensEngine implements Engine {
  readonly name = 'lens';
  readonly version = 'this repository';
  readonly notes = ['one segment, one thread, in memory'];
  #known: ReadonlyMap<string, readonly string[]> = new Map();
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
    this.#known = words;
    this.#parts.push(buildSegment(corpusSchema, this.#analyzer, documents));
    this.#known = new Map();
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

  get view(): View {
    return this.#lens!.view;
  }

  ask(query: BenchQuery): Found {
    return foundBy(this.view.ask(questionFor(query), EVERYTHING, CLOCK));
  }

  bytes(): number {
    return this.#segment!.buffer.byteLength;
  }

  memory(): { readonly structure: string; readonly bytes: number }[] {
    return memoryByStructure(this.#segment!);
  }

  /**
   * Milliseconds that the platform's own code takes to read a snapshot of the index from files, which
   * are in the memory of the operating system, and to compare all its checksums.
   */
  async snapshotMilliseconds(folder: string): Promise<number> {
    const { manifest, files } = this.#lens!.snapshot();
    for (const { name, bytes } of files) await writeFile(path.join(folder, name), bytes);
    const started = performance.now();
    Lens.load(corpusSchema, this.#analyzer, {
      manifest,
      readFile: (name) => readSegmentFile(folder, name),
    });
    const taken = performance.now() - started;
    for (const { name } of files) await rm(path.join(folder, name));
    return taken;
  }

  close(): Promise<void> {
    this.#segment = undefined;
    this.#lens = undefined;
    return Promise.resolve();
  }
}

/** A lens that is loaded already, asked by two threads together, as the platform does when it is idle. */
export class LensOfTwoEngine implements Engine {
  readonly name = 'lens, 2 threads';
  readonly version = 'this repository';
  readonly notes = ['one segment, this thread and a helper'];
  readonly #lens: LensEngine;
  readonly #helper: Worker;
  #helped: (answer: Answer) => void = () => undefined;

  private constructor(lens: LensEngine, helper: Worker) {
    this.#lens = lens;
    this.#helper = helper;
    helper.on('message', (answer: Answer) => this.#helped(answer));
  }

  static async open(lens: LensEngine, words: readonly string[]): Promise<LensOfTwoEngine> {
    const workerData: HelperData = { view: lens.view.describe(), words };
    const helper = new Worker(new URL('./lensHelper.ts', import.meta.url), { workerData });
    await once(helper, 'message');
    return new LensOfTwoEngine(lens, helper);
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  async ask(query: BenchQuery): Promise<Found> {
    const question = questionFor(query);
    const memory = SharedParts.memory();
    const helped = new Promise<Answer>((resolve) => {
      this.#helped = resolve;
    });
    this.#helper.postMessage({ query, memory } satisfies ToHelper);
    const parts = new SharedParts(memory, 'front');
    const own = this.#lens.view.ask(question, EVERYTHING, CLOCK, { parts });
    return foundBy(joinAnswers(question, own, await helped));
  }

  bytes(): number {
    return this.#lens.bytes();
  }

  async close(): Promise<void> {
    await this.#helper.terminate();
  }
}

function foundBy(answer: Answer): Found {
  return {
    count: answer.count,
    top: answer.hits.map(({ id }) => recordNumber(id)),
    facets: facetsOf(answer),
  };
}

function facetsOf(answer: Answer): Record<Facet, number[]> {
  return Object.fromEntries(
    FACET_NAMES.map((name) => [name, answer.facets[name]!.buckets.map(({ count }) => count)]),
  ) as Record<Facet, number[]>;
}
