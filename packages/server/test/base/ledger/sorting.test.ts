import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { copyLine } from '../../../src/base/database/copy.ts';
import {
  copyBytes,
  copyInstant,
  copyRows,
  copyValue,
} from '../../../src/base/ledger/verify/copyRows.ts';
import { LineSorter, sortable } from '../../../src/base/ledger/verify/sortLines.ts';
import { temporaryFolder } from '../../support/platform.ts';

const folder = temporaryFolder();

// Line and paragraph separators are what a reader of lines may mistake for line ends.
const character = fc.oneof(
  fc.constantFrom('\u2028', '\u2029', '\u0085', '\r', '\t', '长', '😀'),
  fc.string(),
);
const lines = fc.array(
  fc.array(character, { maxLength: 4 }).map((parts) => parts.join('').replaceAll('\n', '')),
  { maxLength: 60 },
);

it('gives all lines in order, however few are held in memory', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 20 }), async (unsorted, runLength) => {
      const sorter = new LineSorter(folder, `run${(run += 1)}`, runLength);
      for (const line of unsorted) await sorter.add(line);
      expect(await Array.fromAsync(sorter.sorted())).toEqual(unsorted.toSorted());
      expect(readdirSync(folder)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('sorts numbers as they are', () => {
  const numbers = fc.array(fc.maxSafeNat());
  fc.assert(
    fc.property(numbers, (unsorted) => {
      const sorted = unsorted.map(sortable).toSorted().map(Number);
      expect(sorted).toEqual(unsorted.toSorted((a, b) => a - b));
    }),
  );
});

it('reads rows as COPY writes them, wherever their bytes are cut', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
  const rows = fc.array(fc.tuple(text, text), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (values, size) => {
      const written = values.map((row) => copyLine(row, ['a', 'b'])).join('');
      const bytes = Buffer.from(written);
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const read = (await Array.fromAsync(copyRows(Readable.from(chunks)))).flat();
      expect(read.map((row) => row.map(copyValue))).toEqual(values);
    }),
  );
});

it('reads bytes and instants', () => {
  expect(copyBytes(copyLine([Buffer.from('ab', 'hex')], ['a']).trimEnd())).toBe('ab');
  expect(copyBytes('ab')).toBe('');
  expect(copyInstant('2026-11-23 09:00:00.12+00', 3)).toBe('2026-11-23T09:00:00.120Z');
  expect(copyInstant('2026-11-23 09:00:00+00', 6)).toBe('2026-11-23T09:00:00.000000Z');
  expect(copyInstant('2026-11-23 09:00:00+08', 3)).toBe('2026-11-23 09:00:00+08');
});
