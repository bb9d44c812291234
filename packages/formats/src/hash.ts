import { createHash } from 'node:crypto';
import type { ByteIterable } from './input/bytes.ts';

export interface HashedStream {
  /** The same bytes, hashed as they pass. */
  readonly bytes: ByteIterable;
  /** Lower-case hex of SHA-256 and the count of the bytes that have passed so far. */
  readonly digest: () => { sha256: string; byteCount: number };
}

/** Hashes an input while somebody else reads it, so that it is read only once. */
export function hashStream(source: ByteIterable): HashedStream {
  const hash = createHash('sha256');
  let byteCount = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      hash.update(chunk);
      byteCount += chunk.length;
      yield chunk;
    }
  }
  return { bytes: pass(), digest: () => ({ sha256: hash.copy().digest('hex'), byteCount }) };
}
