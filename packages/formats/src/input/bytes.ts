import { Buffer } from 'node:buffer';
import type { ProblemCode } from '../messages.ts';
import { asProblem, FormatProblem } from '../problem.ts';
import type { InputLimits } from './limits.ts';

export type ByteIterable = AsyncIterable<Uint8Array>;

/** A stream whose first bytes have been looked at; `rest` still yields them. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly rest: () => ByteIterable;
  /** Lets go of the source when `rest` will not be read. */
  readonly discard: () => Promise<void>;
}

/** Reads until `size` bytes or the end are there. */
export async function peek(source: ByteIterable, size: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    chunks.push(next.value);
    length += next.value.length;
  }
  const joined = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
  const discard = async (): Promise<void> => {
    if (!ended) await iterator.return?.();
  };
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      if (joined.length > 0) yield joined;
      while (!ended) {
        const next = await iterator.next();
        if (next.done === true) ended = true;
        else yield next.value;
      }
    } finally {
      await discard();
    }
  }
  return { head: joined.subarray(0, size), rest, discard };
}

/** Passes bytes through, turning errors into FormatProblems that name the entry. */
export async function* nameErrors(
  source: ByteIterable,
  code: ProblemCode,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (thrown) {
    throw asProblem(thrown, code, { file });
  }
}

/** Counts what a whole input costs and throws when a limit is passed. */
export class InputBudget {
  #expandedBytes = 0;
  #entries = 0;
  readonly limits: InputLimits;

  constructor(limits: InputLimits) {
    this.limits = limits;
  }

  countEntry(file: string): void {
    this.#entries++;
    const limit = this.limits.maxEntries;
    if (this.#entries > limit)
      throw new FormatProblem('archive-too-many-entries', { limit }, { file });
  }

  /** Passes decompressed bytes through; `compressed()` tells how many went in so far. */
  async *meter(
    source: ByteIterable,
    file: string,
    compressed: () => number,
  ): AsyncGenerator<Uint8Array> {
    const { maxExpandedBytes, maxRatio, ratioGraceBytes } = this.limits;
    let memberBytes = 0;
    for await (const chunk of source) {
      memberBytes += chunk.length;
      this.#expandedBytes += chunk.length;
      if (this.#expandedBytes > maxExpandedBytes) {
        throw new FormatProblem('archive-too-large', { limit: maxExpandedBytes }, { file });
      }
      if (memberBytes > ratioGraceBytes && memberBytes > maxRatio * Math.max(1, compressed())) {
        throw new FormatProblem('archive-ratio', { limit: maxRatio }, { file });
      }
      yield chunk;
    }
  }
}
