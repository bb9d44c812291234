import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compareLogs,
  consistencyRanges,
  type FindingCode,
  FINDING_LEVELS,
  explainFinding,
  formatCheckpoint,
  formatKey,
  leafHash,
  parseCheckpoint,
  type ProofBundle,
  proofOf,
  signNote,
  toBase64,
  verifyBundle,
  verifyBundleText,
} from '../src/index.ts';
import { en } from '../src/messages/en.ts';
import { zh } from '../src/messages/zh.ts';
import { soundBundle, testKey, WholeTree } from './support.ts';

const trusted = [formatKey(testKey(1))];
const codesOf = (value: unknown, keys: readonly string[] = trusted) =>
  verifyBundle(value, keys).findings.map(({ code }) => code);

it('verifies a sound proof and shows what is disclosed', () => {
  const report = verifyBundle(soundBundle(), trusted);
  expect(report.verdict).toBe('verified');
  expect(report.findings.map(({ code }) => code)).toEqual([
    'chain-whole',
    'disclosures-right',
    'values-undisclosed',
    'signature-right',
    'key-confirmed',
    'entries-included',
  ]);
  expect(
    report.entries.map(({ number, state, undisclosed }) => [number, state, undisclosed]),
  ).toEqual([
    [1, 'in-log', 1],
    [2, 'in-log', 0],
    [3, 'in-log', 0],
  ]);
  expect(report.entries[0]!.body).toMatchObject({ kind: 'file', complainant: '张三' });
  expect(report.checkpoint?.size).toBe(7);
});

it('says that a key is not confirmed when none is trusted, and refuses a key of somebody else', () => {
  expect(verifyBundle(soundBundle(), []).verdict).toBe('unconfirmed');
  expect(codesOf(soundBundle(), [])).toContain('key-not-confirmed');
  const stranger = verifyBundle(soundBundle(), [formatKey(testKey(2))]);
  expect(stranger.verdict).toBe('refuted');
  expect(stranger.findings.map(({ code }) => code)).toContain('key-not-trusted');
});

it('verifies a proof of a successor of the trusted key', () => {
  const [old, next] = [testKey(1), testKey(2)];
  const bundle = soundBundle(next);
  const { checkpoint } = parseCheckpoint(bundle.checkpoint!)!;
  const text = formatCheckpoint({ ...checkpoint, introduces: [formatKey(next)] });
  const keys = [{ key: formatKey(next), introducedBy: signNote(text, [old, next]) }];
  expect(verifyBundle({ ...bundle, keys }, [formatKey(old)]).verdict).toBe('verified');
  expect(verifyBundle(bundle, [formatKey(old)]).verdict).toBe('refuted');
});

it('verifies a key that is trusted although the proof does not carry it', () => {
  expect(verifyBundle({ ...soundBundle(), keys: [] }, trusted).verdict).toBe('verified');
  expect(codesOf({ ...soundBundle(), keys: [] }, [])).toContain('signature-missing');
});

it('keeps the chain whole over an act that the holder may not see', () => {
  const bundle = soundBundle();
  const { body: _, ...withheld } = bundle.entries[1]!;
  const report = verifyBundle({ ...bundle, entries: bundle.entries.with(1, withheld) }, trusted);
  expect(report.verdict).toBe('verified');
  expect(report.findings).toContainEqual({
    code: 'entry-withheld',
    level: 'note',
    params: { number: 2 },
  });
  expect(report.entries[1]).not.toHaveProperty('body');
});

it('is unconfirmed while an entry waits for the log', () => {
  const bundle = soundBundle();
  const { inclusion: _, ...pending } = bundle.entries[2]!;
  const report = verifyBundle({ ...bundle, entries: bundle.entries.with(2, pending) }, trusted);
  expect(report.verdict).toBe('unconfirmed');
  expect(report.entries.map(({ state }) => state)).toEqual(['in-log', 'in-log', 'pending']);
  const { checkpoint: _checkpoint, ...none } = bundle;
  expect(codesOf(none)).toContain('checkpoint-missing');
});

const entryChange =
  (place: number, change: object) =>
  (bundle: ProofBundle): unknown => ({
    ...bundle,
    entries: bundle.entries.with(place, { ...bundle.entries[place]!, ...change }),
  });

it.each<[FindingCode, (bundle: ProofBundle) => unknown]>([
  ['entry-altered', entryChange(1, { body: { kind: 'accept', due: '2027-12-01' } })],
  ['entry-altered', entryChange(1, { at: '2026-11-23T09:00:09.000Z' })],
  ['entry-missing', (bundle) => ({ ...bundle, entries: bundle.entries.toSpliced(1, 1) })],
  ['entry-missing', (bundle) => ({ ...bundle, entries: bundle.entries.slice(1) })],
  ['entry-out-of-order', (bundle) => ({ ...bundle, entries: bundle.entries.toReversed() })],
  ['entry-doubled', (bundle) => ({ ...bundle, entries: [...bundle.entries, bundle.entries[2]] })],
  ['previous-differs', entryChange(1, { previous: 'a'.repeat(64), body: undefined })],
  ['entry-altered', (bundle) => ({ ...bundle, chain: 'matter:8' })],
  ['no-entries', (bundle) => ({ ...bundle, entries: [] })],
  ['inclusion-wrong', entryChange(0, { inclusion: { index: 2, path: [] } })],
  ['inclusion-wrong', entryChange(0, { inclusion: { index: 1, path: ['****'] } })],
  ['unknown-hash', (bundle) => ({ ...bundle, hash: 'md5' })],
  ['checkpoint-hash-differs', (bundle) => ({ ...bundle, hash: 'sm3' })],
  ['checkpoint-malformed', (bundle) => ({ ...bundle, checkpoint: 'x' })],
  [
    'signature-wrong',
    (bundle) => ({ ...bundle, checkpoint: bundle.checkpoint!.replace('T10:00', 'T11:00') }),
  ],
  ['key-malformed', (bundle) => ({ ...bundle, keys: [{ key: 'x' }] })],
  [
    'disclosure-wrong',
    (bundle) => ({ ...bundle, disclosures: [{ ...bundle.disclosures[0]!, value: '李四' }] }),
  ],
  ['not-a-proof', (bundle) => ({ ...bundle, format: 'something' })],
  ['not-a-proof', (bundle) => ({ ...bundle, entries: [{ number: -1 }] })],
])('finds %s', (code, change) => {
  const report = verifyBundle(change(soundBundle()), trusted);
  expect(report.findings.map((found) => found.code)).toContain(code);
  expect(report.verdict).toBe('refuted');
});

it('does not use a value that belongs to no commitment', () => {
  const stray = { commitment: 'b'.repeat(64), salt: '0'.repeat(32), value: 1 };
  const bundle = soundBundle();
  const report = verifyBundle({ ...bundle, disclosures: [...bundle.disclosures, stray] }, trusted);
  expect(report.verdict).toBe('verified');
  expect(report.findings.map(({ code }) => code)).toContain('disclosure-stray');
});

it('reads the text of a file, with a byte order mark too, and says where it is no JSON', () => {
  const text = JSON.stringify(soundBundle());
  expect(verifyBundleText(text, trusted).verdict).toBe('verified');
  expect(verifyBundleText(`\ufeff${text}`, trusted).verdict).toBe('verified');
  expect(verifyBundleText(text.slice(0, -1), trusted).findings[0]!.code).toBe('not-json');
});

/** Every place of a value, as a path. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    path,
    ...keys.flatMap((key) => placesOf((value as Record<string, unknown>)[key], [...path, key])),
  ];
}

function replaceAt(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  if (path.length === 0) return by;
  const [key, ...rest] = path as [string, ...string[]];
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string, unknown>;
  if (by === undefined && rest.length === 0) delete copy[key];
  else copy[key] = replaceAt(copy[key], rest, by);
  return copy;
}

const anything = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
  fc.constantFrom('', 0, -1, 2 ** 53, '__proto__', [], {}, null, undefined, 'a'.repeat(64)),
);

/** Names of the parameters of a sentence. */
const paramsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).toSorted();

it('throws nothing, whatever a part of the file is, and says all of what it finds', () => {
  const sound = soundBundle();
  const places = placesOf(sound);
  fc.assert(
    fc.property(fc.nat({ max: places.length - 1 }), anything, (place, value) => {
      const report = verifyBundle(replaceAt(sound, places[place]!, value), trusted);
      for (const found of report.findings) {
        expect(explainFinding(found, 'zh')).not.toBe('');
        // The file may itself hold what looks like a parameter, such as a hash function called "{".
        for (const name of paramsOf(zh[found.code])) expect(found.params).toHaveProperty(name);
        expect(FINDING_LEVELS[found.code]).toBe(found.level);
      }
      expect(['verified', 'unconfirmed', 'refuted']).toContain(report.verdict);
    }),
    { numRuns: 600 },
  );
});

it('refutes a proof in which one character of a hash, path, note or body was changed', () => {
  const sound = soundBundle();
  const texts = placesOf(sound).filter((path) => {
    const value = path.reduce<unknown>(
      (part, key) => (part as Record<string, unknown>)[key],
      sound,
    );
    return typeof value === 'string' && path[0] !== 'keys';
  });
  fc.assert(
    fc.property(fc.nat({ max: texts.length - 1 }), fc.nat(), (place, at) => {
      const path = texts[place]!;
      const text = path.reduce<unknown>(
        (part, key) => (part as Record<string, unknown>)[key],
        sound,
      ) as string;
      const where = at % text.length;
      const other = text[where] === 'b' ? 'c' : 'b';
      const changed = text.slice(0, where) + other + text.slice(where + 1);
      const { verdict } = verifyBundle(replaceAt(sound, path, changed), trusted);
      // A commitment that no longer matches any is not used: nothing false is shown.
      if (path[0] === 'disclosures' && path[2] === 'commitment') expect(verdict).toBe('verified');
      else if (path[0] === 'checkpoint') expect(verdict).not.toBe('verified');
      else expect(verdict).toBe('refuted');
    }),
    { numRuns: 400 },
  );
});

it('throws nothing for a body nested ten thousand times', () => {
  const text = JSON.stringify(soundBundle()).replace(
    '"due":"2026-12-01"',
    `"due":${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  );
  expect(verifyBundleText(text, trusted).verdict).toBe('refuted');
});

it('throws nothing for any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(verifyBundleText(text, trusted).verdict).toBe('refuted');
    }),
  );
});

it('has a sentence in both languages for every finding, with the same parameters', () => {
  for (const code of Object.keys(FINDING_LEVELS) as FindingCode[]) {
    expect(paramsOf(zh[code]), code).toEqual(paramsOf(en[code]));
  }
});

it('tells whether the present log goes on from the one of a proof', () => {
  const leaves = Array.from({ length: 9 }, (_, n) => leafHash(Buffer.from(String(n))));
  const tree = new WholeTree(leaves);
  const key = testKey(1);
  const at = (size: number, root = tree.rootAt(size), origin = key.name) =>
    formatCheckpoint({
      origin,
      size,
      root,
      at: '2026-11-23T10:00:00.000Z',
      hash: 'sha-256',
      introduces: [],
      retires: [],
      loses: [],
    });
  const earlier = parseCheckpoint(signNote(at(5), [key]))!.checkpoint;
  const path = proofOf(consistencyRanges(5, 9), tree.hashOf).map(toBase64);
  const compare = (text: string, proof = path, keys = trusted, signer = key) =>
    compareLogs(earlier, { checkpoint: signNote(text, [signer]), path: proof }, keys).code;
  expect(compare(at(9))).toBe('log-goes-on');
  expect(compare(at(9), path.slice(1))).toBe('log-forked');
  expect(compare(at(9), path.with(0, '*'))).toBe('log-forked');
  expect(compare(at(9, tree.rootAt(8)))).toBe('log-forked');
  expect(compare(at(5), [])).toBe('log-goes-on');
  expect(compare(at(5, tree.rootAt(4)), [])).toBe('log-forked');
  expect(compare(at(4), [])).toBe('log-shorter');
  expect(compare(at(9, undefined, 'other.example'))).toBe('log-foreign');
  expect(compare(at(9), path, trusted, testKey(2))).toBe('signature-missing');
  expect(compareLogs(earlier, { checkpoint: '', path }, trusted).code).toBe('checkpoint-malformed');
  const forged = signNote(at(9), [key]).replace('T10:', 'T11:');
  expect(compareLogs(earlier, { checkpoint: forged, path }, trusted).code).toBe('signature-wrong');
});
