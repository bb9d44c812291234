import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Text gathered before it is handed to the stream, in UTF-16 units. */
const FLUSH_CHARS = 64 * 1024;

/**
 * Hands text to a stream in large pieces and waits when the stream asks to (back-pressure). Errors
 * of the stream are thrown from the next `flush`.
 */
export class TextSink {
  readonly #output: Writable;
  #parts: string[] = [];
  #chars = 0;

  constructor(output: Writable) {
    this.#output = output;
  }

  /** Adds text; true when `flush` is due. */
  add(text: string): boolean {
    this.#parts.push(text);
    this.#chars += text.length;
    return this.#chars >= FLUSH_CHARS;
  }

  async flush(): Promise<void> {
    if (this.#output.errored) throw this.#output.errored;
    if (this.#chars === 0) return;
    const text = this.#parts.join('');
    this.#parts = [];
    this.#chars = 0;
    if (this.#output.destroyed) throw new Error('The output was closed before all rows were written.');
    if (!this.#output.write(text, 'utf8')) await drained(this.#output);
  }
}

/** Waits for `drain`; a stream that closes instead would otherwise be waited for in vain. */
async function drained(output: Writable): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const closed = once(output, 'close', { signal }).then(() => {
    throw output.errored ?? new Error('The output was closed before all rows were written.');
  });
  try {
    await Promise.race([once(output, 'drain', { signal }), closed]);
  } finally {
    closed.catch(() => {});
    stop.abort();
  }
}
