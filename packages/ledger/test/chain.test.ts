import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ChainEntry,
  canonicalJson,
  hashEntry,
  type JsonValue,
  NO_PREVIOUS,
  sealEntry,
  sm3,
  verifyChain,
} from '../src/index.ts';
import { jsonValue, sealChain } from './support.ts';

const first = {
  chain: 'matter:1',
  number: 1,
  at: '2026-11-23T09:00:00.000Z',
  previous: NO_PREVIOUS,
  body: { b: [1, 'é'], a: null },
};

it('hashes the canonical JSON of the entry', () => {
  const text =
    '{"at":"2026-11-23T09:00:00.000Z","body":{"a":null,"b":[1,"é"]},"chain":"matter:1","number":1,' +
    `"previous":"${'0'.repeat(64)}"}`;
  expect(canonicalJson(first)).toBe(text);
  const sealed = sealEntry(first);
  expect(sealed.canonicalBody).toBe('{"a":null,"b":[1,"é"]}');
  expect(sealed.hash).toBe(createHash('sha256').update(text).digest('hex'));
  expect(sealEntry(first, sm3).hash).toBe(createHash('sm3').update(text).digest('hex'));
  expect(hashEntry({ ...first, ...sealed })).toBe(sealed.hash);
});

it('hashes a chain with an awkward name as canonical JSON has it', () => {
  const awkward = { ...first, chain: 'a"b\\\n😀' };
  expect(sealEntry(awkward).hash).toBe(
    createHash('sha256').update(canonicalJson(awkward)).digest('hex'),
  );
});

it.each([
  ['a number of 0', { number: 0 }],
  ['half a number', { number: 1.5 }],
  ['a day in place of an instant', { at: '2026-11-23' }],
  ['an instant without milliseconds', { at: '2026-11-23T09:00:00Z' }],
  ['an instant of no calendar', { at: '2026-02-30T09:00:00.000Z' }],
  ['an instant with an offset', { at: '2026-11-23T09:00:00.000+08:00' }],
  ['a short hash', { previous: '00' }],
  ['a hash in upper case', { number: 2, previous: 'A'.repeat(64) }],
  ['a second entry without a first', { number: 2 }],
  ['a first entry after another', { previous: 'a'.repeat(64) }],
  ['a body that JSON cannot carry', { body: Number.NaN }],
])('refuses to seal %s', (_, change) => {
  expect(() => sealEntry({ ...first, ...change })).toThrow(TypeError);
});

const chains = fc
  .array(jsonValue, { minLength: 2, maxLength: 12 })
  .map((bodies) => sealChain('matter:1', bodies));

it('finds nothing in a chain as it was sealed', () => {
  fc.assert(
    fc.property(chains, (entries) => {
      expect(verifyChain(entries)).toEqual([]);
    }),
  );
  expect(verifyChain([])).toEqual([]);
});

it('finds any altered entry by its number', () => {
  const alterations = fc.oneof<fc.Arbitrary<(entry: ChainEntry) => ChainEntry>[]>(
    fc.constant((entry) => ({ ...entry, body: { was: entry.body } })),
    fc.constant((entry) => ({ ...entry, at: '2001-01-01T00:00:00.000Z' })),
    fc.constant((entry) => ({ ...entry, body: Number.NaN })),
    fc.nat({ max: 63 }).map((place) => (entry) => ({
      ...entry,
      hash: flipDigit(entry.hash, place),
    })),
    fc.nat({ max: 63 }).map((place) => (entry) => ({
      ...entry,
      previous: flipDigit(entry.previous, place),
    })),
  );
  fc.assert(
    fc.property(chains, fc.nat(), alterations, (entries, place, alter) => {
      const at = place % entries.length;
      const altered = entries.with(at, alter(entries[at]!));
      const faults = verifyChain(altered);
      expect(faults).toContainEqual({ code: 'entry-altered', chain: 'matter:1', number: at + 1 });
    }),
  );
});

it('finds an entry that was sealed anew by the one that follows', () => {
  fc.assert(
    fc.property(chains, fc.nat(), (entries, place) => {
      const at = place % (entries.length - 1);
      const body: JsonValue = { forged: entries[at]!.body };
      const forged = { ...entries[at]!, body, hash: sealEntry({ ...entries[at]!, body }).hash };
      expect(verifyChain(entries.with(at, forged))).toEqual([
        { code: 'previous-differs', chain: 'matter:1', number: at + 2 },
      ]);
    }),
  );
});

it('finds removed entries by their numbers', () => {
  fc.assert(
    fc.property(chains, fc.nat(), fc.nat({ max: 3 }), (entries, place, more) => {
      const from = place % (entries.length - 1);
      const count = Math.min(1 + more, entries.length - 1 - from);
      expect(verifyChain(entries.toSpliced(from, count))).toEqual([
        { code: 'entry-missing', chain: 'matter:1', number: from + 1, to: from + count },
      ]);
    }),
  );
});

it('finds entries that changed places, and doubles', () => {
  fc.assert(
    fc.property(chains, fc.nat(), (entries, place) => {
      const at = place % (entries.length - 1);
      const moved = entries.with(at, entries[at + 1]!).with(at + 1, entries[at]!);
      const faults = verifyChain(moved).filter(({ code }) => code === 'entry-out-of-order');
      expect(faults).toEqual([{ code: 'entry-out-of-order', chain: 'matter:1', number: at + 1 }]);
      expect(verifyChain(entries.toSpliced(at, 0, entries[at]!))).toEqual([
        { code: 'entry-doubled', chain: 'matter:1', number: at + 1 },
      ]);
    }),
  );
});

it('finds an entry of another chain', () => {
  const own = sealChain('matter:1', [1, 2]);
  const [foreign] = sealChain('matter:2', [1]);
  expect(verifyChain([...own, foreign!])).toEqual([
    { code: 'entry-foreign', chain: 'matter:2', number: 1 },
  ]);
});

function flipDigit(hash: string, place: number): string {
  return hash.slice(0, place) + (hash[place] === '0' ? '1' : '0') + hash.slice(place + 1);
}
