import { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guardFormula,
  type OutputColumn,
  type Rows,
  writeCsv,
  type CsvOptions,
  writeJsonLines,
  writeXlsx,
  type XlsxOptions,
} from '../src/index.ts';
import { entryOf, read } from './support.ts';

type Row = readonly (string | number | null)[];

function columnsOf(count: number, ...types: OutputColumn<Row>['type'][]): OutputColumn<Row>[] {
  return Array.from({ length: count }, (_, i) => ({
    header: `列${i}`,
    value: (row: Row) => row[i],
    ...(types[i] === undefined ? {} : { type: types[i] }),
  }));
}

class Collector extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

async function csv(
  rows: Rows<Row>,
  columns: OutputColumn<Row>[],
  options?: CsvOptions,
): Promise<Buffer> {
  const output = new Collector();
  await writeCsv(rows, columns, output, options);
  return output.bytes();
}

async function xlsx(
  rows: Rows<Row>,
  columns: OutputColumn<Row>[],
  options?: XlsxOptions,
): Promise<Buffer> {
  const output = new Collector();
  await writeXlsx(rows, columns, output, options);
  return output.bytes();
}

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      ',',
      '\n',
      '\r',
      '=',
      "'",
      ' ',
      '𬭎',
      '_x0041_',
      '\t',
      '&',
      '<',
      '1',
    ),
  }),
  fc.string(),
);
const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
const notBlank = (row: readonly string[]): boolean => row.some((text) => text.trim() !== '');

describe('CSV', () => {
  it('has byte order mark, CRLF, quotes where needed, and the notice above', async () => {
    const bytes = await csv([['a"b', 1, null]], columnsOf(3, 'text', 'number'), {
      preface: ['示范数据，种子 7'],
    });
    expect(bytes.toString()).toBe('\ufeff示范数据，种子 7\r\n列0,列1,列2\r\n"a""b",1,\r\n');
    const { headers, rows } = await read(bytes);
    expect(headers[0]?.preface).toEqual(['示范数据，种子 7']);
    expect(rows).toHaveLength(1);
  });

  it('guards what a spreadsheet would run, except numbers in number columns', async () => {
    const columns = columnsOf(2, 'text', 'number');
    const bytes = await csv(
      [
        ['=1+1', -5],
        ['-3', '-7'],
        ['@x', '=2'],
        ['＝cmd', '+1'],
      ],
      columns,
      { bom: false, lineEnd: '\n' },
    );
    expect(bytes.toString()).toBe("列0,列1\n'=1+1,-5\n'-3,-7\n'@x,'=2\n'＝cmd,'+1\n");
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])('guards %j', (start) => {
    expect(guardFormula(`${start}x`)).toBe(`'${start}x`);
    expect(guardFormula(`x${start}`)).toBe(`x${start}`);
  });

  it('comes back as it was (property)', async () => {
    const delimiters = fc.constantFrom(',', ';', '\t', '|');
    await fc.assert(
      fc.asyncProperty(table, delimiters, fc.boolean(), async (rows, delimiter, bom) => {
        const columns = columnsOf(3);
        const bytes = await csv(rows, columns, { delimiter, bom, formulaGuard: false });
        const back = await read(bytes, { delimiter, encoding: 'utf-8' }, 5);
        expect(back.rows.map((row) => Object.values(row.cells))).toEqual(
          rows.filter(notBlank).map((row) => row.map((text) => text.toWellFormed())),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('JSON Lines', () => {
  it('writes keys of columns or rows as they are', async () => {
    const output = new Collector();
    await writeJsonLines([['x', null, 3]], columnsOf(3), output, { preface: { notice: '示范' } });
    await writeJsonLines([{ a: [1] }], undefined, output);
    expect(output.bytes().toString()).toBe('{"notice":"示范"}\n{"列0":"x","列2":3}\n{"a":[1]}\n');
  });
});

describe('XLSX', () => {
  it('keeps identifiers as text, numbers as numbers, days as days', async () => {
    const row: Row = ['202111286633.X', '2021112866330', 12.5, '2024-02-29', null, '007'];
    const columns = columnsOf(6, 'text', 'text', 'number', 'day', 'text', 'number');
    const { rows, headers, codes } = await read(
      entryOf(await xlsx([row], columns, { sheetName: '专利/1' }), 'a.xlsx'),
    );
    expect(headers[0]).toMatchObject({ format: 'xlsx', sheet: '专利_1' });
    expect(rows[0]?.cells).toEqual({
      列0: '202111286633.X',
      列1: '2021112866330',
      列2: 12.5,
      列3: '2024-02-29',
      列4: null,
      列5: '007',
    });
    expect(codes).toEqual([]);
  });

  it('begins a new sheet when one is full, with notice and header again', async () => {
    const bytes = await xlsx([['1'], ['2'], ['3']], columnsOf(1), {
      maxSheetRows: 2,
      preface: ['示范'],
    });
    const { headers, rows } = await read(entryOf(bytes, 'a.xlsx'), { headerRow: 2 });
    expect(headers.map((header) => [header.sheet, header.preface])).toEqual([
      ['Sheet1', ['示范']],
      ['Sheet1_2', ['示范']],
    ]);
    expect(rows.map((row) => [row.cells['列0'], row.position.row, row.position.sheet])).toEqual([
      ['1', 3, 'Sheet1'],
      ['2', 4, 'Sheet1'],
      ['3', 3, 'Sheet1_2'],
    ]);
  });

  it('cuts what a cell cannot hold', async () => {
    const { rows } = await read(
      entryOf(await xlsx([['x'.repeat(40_000)]], columnsOf(1)), 'a.xlsx'),
    );
    const text = String(rows[0]?.cells['列0']);
    expect([text.length, text.at(-1)]).toEqual([32_766, '…']);
  });

  it('comes back as it was, guard apart (property)', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const back = await read(entryOf(await xlsx(rows, columnsOf(3)), 'a.xlsx'));
        expect(back.rows.map((row) => Object.values(row.cells))).toEqual(
          rows
            // The guard's apostrophe makes a cell of a lone line break one that is not blank.
            .map((row) => row.map(guardFormula))
            .filter(notBlank)
            .map((row) => row.map((text) => (text === '' ? null : text.toWellFormed()))),
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** Text that does not compress, so that XLSX fills its buffers too. */
function* manyRows(onRow: () => void): Generator<Row> {
  let seed = 7;
  for (let i = 0; i < 20_000; i++) {
    onRow();
    let text = '';
    for (let k = 0; k < 20; k++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      text += seed.toString(36);
    }
    yield [text, i];
  }
}

describe('back-pressure', () => {
  const kinds = [
    ['CSV', (rows: Rows<Row>, output: Writable) => writeCsv(rows, columnsOf(2), output)],
    [
      'JSON Lines',
      (rows: Rows<Row>, output: Writable) => writeJsonLines(rows, columnsOf(2), output),
    ],
    ['XLSX', (rows: Rows<Row>, output: Writable) => writeXlsx(rows, columnsOf(2), output)],
  ] as const;

  it.each(kinds)(
    '%s takes no rows while the reader is stuck, all when it goes on',
    async (_name, write) => {
      let taken = 0;
      let release: (() => void) | undefined;
      let isStuck = true;
      const output = new Writable({
        highWaterMark: 16_384,
        write(_chunk, _encoding, done) {
          if (isStuck) release = done;
          else done();
        },
      });
      const writing = write(
        manyRows(() => taken++),
        output,
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      const whileStuck = taken;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(taken).toBe(whileStuck);
      expect(whileStuck).toBeLessThan(10_000);
      isStuck = false;
      release?.();
      expect(await writing).toEqual({ rows: 20_000 });
    },
  );

  it.each(kinds)('%s fails when the reader goes away or breaks', async (_name, write) => {
    const gone = new Writable({
      highWaterMark: 1000,
      write() {
        setTimeout(() => gone.destroy(), 5);
      },
    });
    await expect(
      write(
        manyRows(() => {}),
        gone,
      ),
    ).rejects.toThrow(/closed/);
    const broken = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('disk full'));
      },
    });
    broken.on('error', () => {});
    await expect(
      write(
        manyRows(() => {}),
        broken,
      ),
    ).rejects.toThrow(/disk full/);
  });
});
