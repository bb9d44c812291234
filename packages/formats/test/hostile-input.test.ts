import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectFormat,
  FormatProblem,
  openInput,
  readCnipaXml,
  readTable,
  type TableFormat,
} from '../src/index.ts';
import { chunked, SAMPLES, zipOf } from './support.ts';

/** Opens, reads as everything it might be, and lets only FormatProblems pass. */
async function surviveReading(bytes: Uint8Array, format?: TableFormat): Promise<void> {
  try {
    for await (const entry of openInput({ name: 'x', stream: chunked(bytes, 777) })) {
      detectFormat(entry);
      const items = format === undefined ? readCnipaXml(entry) : readTable(entry, { format });
      for await (const item of items) expect(item.kind).toBeTypeOf('string');
    }
  } catch (thrown) {
    if (!(thrown instanceof FormatProblem)) throw thrown;
  }
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

describe('nothing but FormatProblems is ever thrown', () => {
  it('by random bytes, whatever they are taken for', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), formats, surviveReading), {
      numRuns: 500,
    });
  });

  it('by random bytes behind the mark of each container', async () => {
    const marks = [
      [0x1f, 0x8b, 8],
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0xd0, 0xcf, 0x11, 0xe0],
      [0xff, 0xfe],
      [0x3c, 0x3f, 0x78, 0x6d, 0x6c, 0x20],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...marks),
        fc.uint8Array({ maxLength: 200 }),
        formats,
        (mark, rest, format) => surviveReading(Uint8Array.from([...mark, ...rest]), format),
      ),
      { numRuns: 400 },
    );
  });

  it.each(['business-invention-application.xml', 'st36-design.xml', 'patents-export.csv'])(
    'by %s with damaged bytes, plain, gzipped and zipped',
    async (name) => {
      const bytes = await readFile(`${SAMPLES}${name}`);
      const format = name.endsWith('.csv') ? 'csv' : undefined;
      for (const packed of [bytes, gzipSync(bytes), zipOf([{ name, data: bytes }])]) {
        await fc.assert(
          fc.asyncProperty(damaged(packed), (broken) => surviveReading(broken, format)),
          { numRuns: 60 },
        );
      }
    },
  );

  it('by a workbook with damaged bytes', async () => {
    const { writeXlsx } = await import('../src/index.ts');
    const { PassThrough } = await import('node:stream');
    const output = new PassThrough();
    const columns = [{ header: '号', value: (row: number) => `CN${row}` }];
    const collecting = Array.fromAsync(output as AsyncIterable<Buffer>);
    await writeXlsx([1, 2, 3], columns, output);
    output.end();
    const bytes = Buffer.concat(await collecting);
    await fc.assert(
      fc.asyncProperty(damaged(bytes), (broken) => surviveReading(broken, 'xlsx')),
      { numRuns: 150 },
    );
  });
});
