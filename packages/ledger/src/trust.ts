import type { PublishedKey } from './bundle.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { parseKey, type VerifierKey, verifyNote } from './note.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from './signature.ts';

/** A key and why it is believed. */
export interface TrustedKey {
  readonly key: VerifierKey;
  /** `given` by the verifier, or introduced by a checkpoint that a believed key signed. */
  readonly by: 'given' | 'introduced';
}

/**
 * The keys of a list that can be believed when some are: those themselves, and whatever a believed
 * key has introduced, over any number of rotations. A note introduces a key when it states it, when
 * the key itself has signed it, and when a believed key of the same log has signed it too. A key that
 * follows a lost one is introduced by nobody; it has to be given.
 */
export function trustedKeys(
  published: readonly PublishedKey[],
  given: readonly string[],
  algorithms: readonly SignatureAlgorithm[] = SIGNATURE_ALGORITHMS,
): TrustedKey[] {
  const trusted: TrustedKey[] = [];
  for (const text of new Set(given)) {
    const key = parseKey(text, algorithms);
    if (key !== undefined) trusted.push({ key, by: 'given' });
  }
  const waiting = published.flatMap(({ key: text, introducedBy }) => {
    const key = parseKey(text, algorithms);
    const note = introducedBy === undefined ? undefined : parseCheckpoint(introducedBy);
    return key && note?.checkpoint.introduces.includes(text) ? [{ key, note: note.note }] : [];
  });
  for (let grown = true; grown; ) {
    grown = false;
    for (const { key, note } of waiting) {
      if (trusted.some((other) => other.key.id === key.id && other.key.name === key.name)) continue;
      const keys = [key, ...trusted.map((other) => other.key)];
      const { good, bad } = verifyNote(note, keys);
      if (bad.length > 0 || !good.includes(key) || good.length < 2) continue;
      trusted.push({ key, by: 'introduced' });
      grown = true;
    }
  }
  return trusted;
}
