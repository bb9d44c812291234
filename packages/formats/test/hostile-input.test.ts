import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectFormat,
  FormatProblem,
  openInput,
  readPatentXml,
  readTable,
  type TableFormat,
  writeXlsx,
} from '../src/index.ts';
import { chunked, SAMPLES, zipOf } from './support.ts';

/** Opens and reads; what was thrown, unless it was a FormatProblem. */
async function strayError(bytes: Uint8Array, format?: TableFormat): Promise<unknown> {
  try {
    for await (const entry of openInput({ name: 'x', stream: chunked(bytes, 777) })) {
      detectFormat(entry);
      const items = format === undefined ? readPatentXml(entry) : readTable(entry, { format });
      for await (const _ of items);
    }
  } catch (thrown) {
    if (!(thrown instanceof FormatProblem)) return thrown;
  }
  return undefined;
}

const formats = fc.constantFrom<(TableFormat | undefined)[]>(
  undefined,
  'csv',
  'xlsx',
  'jsonl',
  'json',
  'gbt7714',
);

/** Damages bytes at random places. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  return fc.tuple(edits, fc.nat(bytes.length)).map(([list, cut]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of list) copy[at] = byte;
    return cut % 3 === 0 ? copy.subarray(0, cut) : copy;
  });
}

/** A property that holds when no stray error comes up. */
function noStrayError(
  bytes: fc.Arbitrary<Uint8Array>,
  format: fc.Arbitrary<TableFormat | undefined>,
): fc.IAsyncProperty<[Uint8Array, TableFormat | undefined]> {
  return fc.asyncProperty(bytes, format, async (content, as) => {
    const stray = await strayError(content, as);
    if (stray !== undefined) throw stray;
  });
}

async function expectNone(
  property: fc.IAsyncProperty<[Uint8Array, TableFormat | undefined]>,
  numRuns: number,
): Promise<void> {
  const details = await fc.check(property, { numRuns });
  expect(details.failed ? fc.defaultReportMessage(details) : '').toBe('');
}

describe('nothing but FormatProblems is ever thrown', () => {
  it('by random bytes, whatever they are taken for', async () => {
    await expectNone(noStrayError(fc.uint8Array({ maxLength: 300 }), formats), 500);
    expect.hasAssertions();
  });

  it('by random bytes behind the mark of each container', async () => {
    const marks = fc.constantFrom(
      [0x1f, 0x8b, 8],
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0xd0, 0xcf, 0x11, 0xe0],
      [0xff, 0xfe],
      [0x3c, 0x3f, 0x78, 0x6d, 0x6c, 0x20],
    );
    const bytes = fc
      .tuple(marks, fc.uint8Array({ maxLength: 200 }))
      .map(([mark, rest]) => Uint8Array.from([...mark, ...rest]));
    await expectNone(noStrayError(bytes, formats), 400);
    expect.hasAssertions();
  });

  it.each(['business-invention-application.xml', 'st36-design.xml', 'patents-export.csv'])(
    'by %s with damaged bytes, plain, gzipped and zipped',
    async (name) => {
      const bytes = await readFile(`${SAMPLES}${name}`);
      const format = fc.constant<TableFormat | undefined>(
        name.endsWith('.csv') ? 'csv' : undefined,
      );
      for (const packed of [bytes, gzipSync(bytes), zipOf([{ name, data: bytes }])]) {
        await expectNone(noStrayError(damaged(packed), format), 60);
      }
      expect.hasAssertions();
    },
  );

  it('by a workbook with damaged bytes', async () => {
    const output = new PassThrough();
    const collecting = Array.fromAsync(output as AsyncIterable<Buffer>);
    await writeXlsx([1, 2, 3], [{ header: '号', value: (row) => `CN${row}` }], output);
    output.end();
    const bytes = Buffer.concat(await collecting);
    await expectNone(noStrayError(damaged(bytes), fc.constant('xlsx')), 150);
    expect.hasAssertions();
  });
});
