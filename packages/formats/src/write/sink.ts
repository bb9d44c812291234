import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Text gathered before it is handed on, in UTF-16 units. */
const FLUSH_CHARS = 64 * 1024;

/** Gathers text in large pieces and hands each to a consumer that may make it wait. */
export class TextSink {
  readonly #consume: (text: string) => Promise<void>;
  #parts: string[] = [];
  #chars = 0;

  constructor(consume: (text: string) => Promise<void>) {
    this.#consume = consume;
  }

  /** Adds text; true when `flush` is due. */
  add(text: string): boolean {
    this.#parts.push(text);
    this.#chars += text.length;
    return this.#chars >= FLUSH_CHARS;
  }

  async flush(): Promise<void> {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#chars = 0;
    await this.#consume(text);
  }
}

/**
 * Writes to a stream and waits when it asks to (back-pressure).
 *
 * @throws what the stream failed with, or an error when it was closed early
 */
export async function writeWaiting(output: Writable, chunk: string | Uint8Array): Promise<void> {
  if (output.errored) throw output.errored;
  if (output.destroyed) throw closedEarly();
  if (chunk.length === 0 || output.write(chunk)) return;
  const stop = new AbortController();
  const { signal } = stop;
  // A stream that closes instead of draining would otherwise be waited for in vain.
  const closed = once(output, 'close', { signal }).then(() => {
    throw output.errored ?? closedEarly();
  });
  try {
    await Promise.race([once(output, 'drain', { signal }), closed]);
  } finally {
    closed.catch(() => {});
    stop.abort();
  }
}

function closedEarly(): Error {
  return new Error('The output was closed before all rows were written.');
}
