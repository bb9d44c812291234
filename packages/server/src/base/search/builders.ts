import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Segment } from '@zca/lens';
import type { FromBuilder, ThreadData, ToBuilder } from './protocol.ts';
import type { IdRange } from './source.ts';

/** More threads would only wait for the database. */
const MOST_BUILDERS = 4;

/**
 * Makes a segment of every range in threads of its own, as many at once as the machine has
 * processors, and gives them in the order in which they are done. The threads end with the
 * iteration, whether it comes to its end or not. Throws when a range cannot be read.
 */
export async function* buildInThreads(
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
    for (const work of running.values()) work.catch(() => undefined);
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
  running.set(
    builder,
    builder.build(next.value).then((segment) => ({ builder, segment })),
  );
}

/** One thread that makes segments. */
class Builder {
  readonly #worker: Worker;

  constructor(data: ThreadData) {
    this.#worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { ...data, role: 'builder' } satisfies ThreadData,
      name: 'zca-search-builder',
      resourceLimits: { maxOldGenerationSizeMb: 4096 },
    });
    // A failure while nothing is asked of it is met by the next request.
    this.#worker.on('error', () => undefined);
  }

  build(range: IdRange): Promise<Segment> {
    return new Promise((resolve, reject) => {
      const fail = (reason: unknown) =>
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      const ended = () => fail('A thread that makes the index ended.');
      this.#worker.once('error', fail);
      this.#worker.once('exit', ended);
      this.#worker.once('message', (message: FromBuilder) => {
        this.#worker.off('error', fail);
        this.#worker.off('exit', ended);
        if (message.kind === 'built') resolve(new Segment(message.segment));
        else fail(message.reason);
      });
      this.#worker.postMessage({ kind: 'build', range } satisfies ToBuilder);
    });
  }

  /** Ends the thread, also in the middle of its work; it only reads, so nothing is left undone. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
