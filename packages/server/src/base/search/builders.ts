import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { Segment, SegmentBuilder } from '@zca/lens';
import type pg from 'pg';
import { theAnalyzer } from './analyzer.ts';
import type { FromBuilder, ThreadData, ToBuilder } from './protocol.ts';
import { startThread } from './searchThread.ts';
import type { IdRange, SearchSource } from './source.ts';

/** More threads would only wait for the database. */
const MOST_BUILDERS = 4;

/**
 * Segments of all documents of a source: one made in this thread, or when there are more of them than fit
 * one segment, several made in threads of their own.
 *
 * @param total how many documents there are about
 */
export async function* allSegments(
  data: ThreadData,
  source: SearchSource,
  pool: pg.Pool,
  total: number,
): AsyncIterable<Segment> {
  if (total > data.segmentSize) {
    yield* buildInThreads(data, rangesOf(source, pool, data.segmentSize));
    return;
  }
  const builder = new SegmentBuilder(source.schema, theAnalyzer(), total);
  for await (const page of source.readAll(pool)) builder.add(page);
  yield builder.finish();
}

/** Ranges of ids that cover everything, each of about so many documents. */
async function* rangesOf(
  source: SearchSource,
  pool: pg.Pool,
  segmentSize: number,
): AsyncIterable<IdRange> {
  let after: string | undefined;
  for await (const border of source.readBorders(pool, segmentSize)) {
    yield after === undefined ? { upTo: border } : { after, upTo: border };
    after = border;
  }
  yield after === undefined ? {} : { after };
}

/**
 * Makes a segment of every range in threads of its own, as many at once as the machine has
 * processors, and gives them in the order in which they are done. The threads end with the
 * iteration, whether it comes to its end or not. Throws when a range cannot be read.
 */
async function* buildInThreads(
  data: ThreadData,
  ranges: AsyncIterable<IdRange>,
): AsyncIterable<Segment> {
  const count = Math.min(MOST_BUILDERS, availableParallelism());
  const builders = Array.from({ length: count }, () => new Builder(data));
  const pending = ranges[Symbol.asyncIterator]();
  const running = new Map<Builder, Promise<Done>>();
  try {
    for (const builder of builders) await startNext(builder, pending, running);
    while (running.size > 0) {
      const { builder, segment } = await Promise.race(running.values());
      running.delete(builder);
      await startNext(builder, pending, running);
      yield segment;
    }
  } finally {
    await Promise.all(builders.map((builder) => builder.end()));
  }
}

interface Done {
  readonly builder: Builder;
  readonly segment: Segment;
}

async function startNext(
  builder: Builder,
  ranges: AsyncIterator<IdRange>,
  running: Map<Builder, Promise<Done>>,
): Promise<void> {
  const next = await ranges.next();
  if (next.done === true) return;
  const work = builder.build(next.value).then((segment) => ({ builder, segment }));
  // It may fail while the next range is awaited; whoever races for it is told then.
  work.catch(() => undefined);
  running.set(builder, work);
}

/** One thread that makes segments. */
class Builder {
  readonly #worker: Worker;
  /** Why the thread has ended, which may be while nothing was asked of it. */
  #failure: Error | undefined;

  constructor(data: ThreadData) {
    this.#worker = startThread({ ...data, role: 'builder' });
    this.#worker.on('error', (reason: unknown) => {
      this.#failure = reason instanceof Error ? reason : new Error(String(reason));
    });
    this.#worker.on('exit', () => {
      this.#failure ??= new Error('A thread that makes the index ended.');
    });
  }

  build(range: IdRange): Promise<Segment> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      // An error is followed by the end of the thread.
      const ended = () => reject(this.#failure!);
      this.#worker.once('exit', ended);
      this.#worker.once('message', (message: FromBuilder) => {
        this.#worker.off('exit', ended);
        if (message.kind === 'built') resolve(new Segment(message.segment));
        else reject(new Error(message.reason));
      });
      this.#worker.postMessage({ kind: 'build', range } satisfies ToBuilder);
    });
  }

  /** Ends the thread, also in the middle of its work; it only reads, so nothing is left undone. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
