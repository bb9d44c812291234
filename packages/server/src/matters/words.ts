import type { Sealer } from '../base/secrecy/index.ts';

/** Longer texts are searched by their beginning only. */
const MAX_CHARACTERS = 2_000;

/** What a text is found by: pairs of neighbouring characters, and a single one where it is alone. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  const normal = text.normalize('NFKC').toLowerCase();
  for (const run of normal.match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run].slice(0, MAX_CHARACTERS);
    if (characters.length === 1) pairs.add(characters[0]!);
    for (let i = 1; i < characters.length; i++) pairs.add(characters[i - 1]! + characters[i]!);
  }
  return pairs;
}

/**
 * Keyed hashes of the pairs, as the index keeps them. Words of personal values are hashed apart, so
 * that who may not see a person's name cannot find it by asking either.
 */
export class WordHasher {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Sixty-three bits of a keyed hash, as decimal text. */
  hash(pair: string, kind: 'plain' | 'personal'): string {
    const digest = this.#sealer.blindIndex(pair, `matter.word.${kind}`);
    return String(digest.readBigUInt64BE() >> 1n);
  }

  hashes(text: string, kind: 'plain' | 'personal'): string[] {
    return [...pairsOf(text)].map((pair) => this.hash(pair, kind));
  }
}
