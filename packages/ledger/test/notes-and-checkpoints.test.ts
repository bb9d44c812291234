import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Checkpoint,
  formatCheckpoint,
  formatKey,
  parseCheckpoint,
  parseKey,
  parseNote,
  signerKey,
  signNote,
  sm2,
  trustedKeys,
  verifyNote,
} from '../src/index.ts';
import { testKey } from './support.ts';

// The example of https://pkg.go.dev/golang.org/x/mod/sumdb/note.
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const goNote =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

it('reads the notes of others', () => {
  const key = parseKey(goKey)!;
  expect(key).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3' });
  expect(formatKey(key)).toBe(goKey);
  const note = parseNote(goNote)!;
  expect(verifyNote(note, [key])).toEqual({ good: [key], bad: [] });
  const altered = parseNote(goNote.replace('answer', 'reason'))!;
  expect(verifyNote(altered, [key])).toEqual({ good: [], bad: [key] });
});

it('writes notes that it reads, signed by several keys', () => {
  const keys = [
    testKey(1),
    testKey(2),
    signerKey('log.example/sm2', sm2, new Uint8Array(32).fill(3)),
  ];
  const note = parseNote(signNote('one\n\ntwo\n', keys))!;
  expect(note.text).toBe('one\n\ntwo\n');
  expect(note.signatures.map(({ keyId }) => keyId)).toEqual(keys.map(({ id }) => id));
  expect(verifyNote(note, keys)).toEqual({ good: keys, bad: [] });
  expect(verifyNote(note, [testKey(9)])).toEqual({ good: [], bad: [] });
});

it('refuses keys whose id is not their own', () => {
  expect(parseKey(goKey.replace('c74f20a3', 'c74f20a4'))).toBeUndefined();
  expect(parseKey(goKey.replace('Peter', 'Pater'))).toBeUndefined();
  for (const text of [
    '',
    '+',
    'a+b+c',
    goKey.slice(0, -4),
    `${goKey}AAAA`,
    goKey.replace('+AR', '+BR'),
  ]) {
    expect(parseKey(text)).toBeUndefined();
  }
});

it.each(['no line feed', '', 'tab\there\n', '\ud800\n'])('signs no text like %j', (text) => {
  expect(() => signNote(text, [testKey(1)])).toThrow(TypeError);
});

it.each([
  ['without signatures', 'text\n\n'],
  ['without a blank line', 'text\n— a AAAAAAA=\n'],
  ['with a hyphen for the dash', goNote.replace('—', '-')],
  ['with a signature that is no base64', goNote.replace('x08go', 'x0*go')],
  ['with unused bits in its base64', goNote.replace('nAM=', 'nAN=')],
  ['without its last line feed', goNote.slice(0, -1)],
  ['with more than 16 signatures', goNote + goNote.slice(goNote.indexOf('—')).repeat(16)],
])('reads no note %s', (_, text) => expect(parseNote(text)).toBeUndefined());

const plain: Checkpoint = {
  origin: 'log.example',
  size: 12,
  root: new Uint8Array(32).fill(7),
  at: '2026-11-23T10:00:00.000Z',
  hash: 'sha-256',
  introduces: [],
  retires: [],
  loses: [],
};

it('writes a checkpoint as C2SP has it', () => {
  expect(formatCheckpoint(plain)).toBe(
    'log.example\n12\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\ntime 2026-11-23T10:00:00.000Z\n',
  );
});

it('reads the checkpoint that it writes', () => {
  fc.assert(
    fc.property(
      fc.record({
        size: fc.maxSafeNat(),
        root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
        at: fc
          .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((day) => day.toISOString()),
        hash: fc.constantFrom('sha-256', 'sm3'),
        introduces: fc.constantFrom([], [formatKey(testKey(2))]),
        retires: fc.constantFrom([], ['c74f20a3', '00000000']),
        loses: fc.constantFrom([], ['12345678']),
      }),
      (parts) => {
        const checkpoint = { ...plain, ...parts } as Checkpoint;
        const read = parseCheckpoint(signNote(formatCheckpoint(checkpoint), [testKey(1)]))!;
        expect({ ...read.checkpoint, root: [...read.checkpoint.root] }).toEqual({
          ...checkpoint,
          root: [...checkpoint.root],
        });
      },
    ),
  );
});

it.each<[string, Partial<Checkpoint>]>([
  ['an origin of two words', { origin: 'log example' }],
  ['an origin with a line feed', { origin: 'log\n99' }],
  ['a size below 0', { size: -1 }],
  ['a size that is no number', { size: 1.5 }],
  ['a short root', { root: new Uint8Array(31) }],
  ['a day for an instant', { at: '2026-11-23' }],
])('writes no checkpoint with %s', (_, change) => {
  expect(() => formatCheckpoint({ ...plain, ...change })).toThrow(TypeError);
});

const head = 'log.example\n12\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n';
const time = 'time 2026-11-23T10:00:00.000Z\n';

it.each([
  ['no time', head],
  ['a size with a zero in front', head.replace('12', '012') + time],
  ['a size beyond the safe integers', head.replace('12', '9007199254740993') + time],
  ['an unknown hash function', `${head}${time}hash md5\n`],
  ['an empty line', `${head}\n${time}`],
])('reads no checkpoint with %s', (_, text) => {
  expect(parseCheckpoint(signNote(text, [testKey(1)]))).toBeUndefined();
});

it('passes over lines of extension that it does not know', () => {
  const note = signNote(`${head}${time}weather sunny\n`, [testKey(1)]);
  expect(parseCheckpoint(note)?.checkpoint.size).toBe(12);
});

const rotation = (by: ReturnType<typeof testKey>[], to: ReturnType<typeof testKey>) => ({
  key: formatKey(to),
  introducedBy: signNote(formatCheckpoint({ ...plain, introduces: [formatKey(to)] }), [...by, to]),
});

it('follows rotations from a key that is trusted, in any order of the list', () => {
  const [a, b, c] = [testKey(1), testKey(2), testKey(3)];
  const published = [rotation([b], c), rotation([a], b), { key: formatKey(a) }];
  const ids = (given: string[]) => trustedKeys(published, given).map(({ key, by }) => [key.id, by]);
  expect(ids([formatKey(a)])).toEqual([
    [a.id, 'given'],
    [b.id, 'introduced'],
    [c.id, 'introduced'],
  ]);
  expect(ids([formatKey(b)])).toEqual([
    [b.id, 'given'],
    [c.id, 'introduced'],
  ]);
  expect(ids([formatKey(testKey(9))])).toHaveLength(1);
  expect(ids(['nonsense'])).toEqual([]);
});

it('believes no key that only introduces itself, or that a note does not name', () => {
  const [a, b, c] = [testKey(1), testKey(2), testKey(3)];
  const others = formatCheckpoint({ ...plain, introduces: [formatKey(c)] });
  const published = [
    rotation([], b),
    { key: formatKey(b), introducedBy: signNote(others, [a, b]) },
    // Signed by the trusted key alone: whoever has the new key has not agreed.
    { key: formatKey(c), introducedBy: signNote(others, [a]) },
  ];
  expect(trustedKeys(published, [formatKey(a)])).toHaveLength(1);
});
