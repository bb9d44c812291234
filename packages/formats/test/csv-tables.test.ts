import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTable } from '../src/index.ts';
import { CsvParser } from '../src/table/csvParser.ts';
import { entryOf, read } from './support.ts';

const values = (rows: readonly { cells: object }[]): unknown[][] =>
  rows.map((row) => Object.values(row.cells));

describe('line ends, quotes and positions', () => {
  it('reads LF, CRLF and lone CR mixed in one file', async () => {
    const { rows } = await read('a,b\r\n1,2\r3,4\n5,6');
    expect(values(rows)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(rows.map((row) => row.position)).toEqual([
      { file: 'a.csv', line: 2, row: 2 },
      { file: 'a.csv', line: 3, row: 3 },
      { file: 'a.csv', line: 4, row: 4 },
    ]);
  });

  it('keeps line breaks, quotes and outer spaces of a cell, and counts lines within it', async () => {
    const { rows } = await read('a,b\n" x ""y""\r\nz\rw",2\n3,4\n');
    expect(rows[0]?.cells).toEqual({ a: ' x "y"\r\nz\rw', b: '2' });
    expect(rows[0]?.raw).toBe('" x ""y""\r\nz\rw",2');
    expect(rows[1]?.position).toEqual({ file: 'a.csv', line: 5, row: 3 });
  });

  it('takes a quotation mark inside a plain cell as text', async () => {
    const { rows, codes } = await read('a,b\n5" disk,"x"y\n');
    expect(values(rows)).toEqual([['5" disk', 'xy']]);
    expect(codes).toEqual(['csv-text-after-quote']);
  });

  it('loses one line, not the file, to a quotation mark that is never closed', async () => {
    const { rows, codes, items } = await read('a,b\n1,"open\n3,4\n5,6\n');
    expect(values(rows)).toEqual([
      ['1', '"open'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(codes).toEqual(['csv-unclosed-quote']);
    const problem = items.find((item) => item.kind === 'problem');
    expect(problem?.kind === 'problem' && problem.issue.position).toEqual({
      file: 'a.csv',
      line: 2,
      row: 2,
    });
  });

  it('recovers from a runaway quote when the record limit is reached, and reads on', async () => {
    const body = Array.from({ length: 50 }, (_, i) => `${i},x\n`).join('');
    const { rows, codes } = await read(
      `a,b\n1,"open\n${body}9,"q\nr"\n`,
      { maxRecordChars: 60 },
      16,
    );
    expect(codes).toContain('csv-unclosed-quote');
    expect(rows).toHaveLength(52);
    expect(rows.at(-1)?.cells).toEqual({ a: '9', b: 'q\nr' });
  });

  it('skips and reports a record beyond the limit, and keeps counting lines', async () => {
    const { rows, codes } = await read(
      `a,b\n${'x'.repeat(500)},1\n2,3\n`,
      { maxRecordChars: 50 },
      9,
    );
    expect(codes).toEqual(['record-too-long']);
    expect(rows.map((row) => [row.position.line, row.cells['a']])).toEqual([[3, '2']]);
    const last = await read(`a,b\n1,2\n${'x'.repeat(500)}`, { maxRecordChars: 50 });
    expect([last.codes, last.rows.length]).toEqual([['record-too-long'], 1]);
  });
});

describe('shape of the table', () => {
  it('leaves blank rows out and counts them', async () => {
    const { rows, end } = await read('a,b\n,\n\n 　,\t\n1,2\n,,\n');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.position.row).toBe(5);
    expect(end).toMatchObject({ rows: 1, blankRows: 4, errors: 0 });
  });

  it('reports ragged rows and keeps what they hold', async () => {
    const { rows, codes } = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,\n');
    expect(rows.map((row) => row.cells)).toEqual([
      { a: '1', b: '2', c: null },
      { a: '1', b: '2', c: '3', '#4': '4' },
      { a: '1', b: '2', c: '3' },
    ]);
    expect(codes).toEqual(['row-too-short', 'row-too-long']);
  });

  it('names empty, repeated and dangerous headers so that each column has a key', async () => {
    const { headers, rows } = await read('a,,a,__proto__\n1,2,3,4\n');
    expect(headers[0]?.headers).toEqual(['a', '#2', 'a (2)', '#4']);
    expect(rows[0]?.cells).toEqual({ a: '1', '#2': '2', 'a (2)': '3', '#4': '4' });
  });

  it('takes rows of one text above the header as preface', async () => {
    const { headers, rows } = await read('示范数据,,\n2024年统计\n号,名,日\n1,2,3\n');
    expect(headers[0]?.preface).toEqual(['示范数据', '2024年统计']);
    expect(headers[0]?.headers).toEqual(['号', '名', '日']);
    expect(rows).toHaveLength(1);
  });

  it('reads without a header, with given names, or with the header row that the caller names', async () => {
    expect((await read('1,2\n3,4\n', { headers: 'none' })).rows[0]?.cells).toEqual({
      '#1': '1',
      '#2': '2',
    });
    expect((await read('1,2\n', { headers: ['x', 'y'] })).rows[0]?.cells).toEqual({
      x: '1',
      y: '2',
    });
    const named = await read('t,u\nv,w\na,b\n1,2\n', { headerRow: 3 });
    expect(named.headers[0]).toMatchObject({ headers: ['a', 'b'], preface: ['t u', 'v w'] });
    expect(named.rows).toHaveLength(1);
  });

  it('yields a header and no row for a header alone, and only the end for nothing', async () => {
    expect((await read('a,b\n')).headers[0]?.headers).toEqual(['a', 'b']);
    const nothing = await read('');
    expect(nothing.rows).toEqual([]);
    expect(nothing.end).toMatchObject({ rows: 0, blankRows: 0, byteCount: 0 });
  });

  it.each([
    [',', 'a,b;c,d\n1,2;2,3\n1,2,3\n'],
    ['\t', 'a\tb\n1,5\t2\n1,6\t2\n'],
    [';', 'a;b\n1,5;2,5\n1,6;2\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    ['', '一种方法\n一种装置，系统\n含,号\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    expect((await read(text)).headers[0]?.delimiter).toBe(delimiter);
  });

  it('previews the header with sample rows without reading the rest', async () => {
    const text = `a,b\n${'1,2\n'.repeat(100_000)}`;
    let chunks = 0;
    const entry = entryOf(text, 'a.csv');
    const counted = {
      ...entry,
      open: async function* () {
        for await (const chunk of entry.open()) {
          chunks++;
          yield chunk;
        }
      },
    };
    const [header] = await previewTable(counted, { sampleRows: 3 });
    expect(header?.sampleRows.map((row) => row.cells['a'])).toEqual(['1', '1', '1']);
    expect(chunks).toBeLessThan(4);
  });
});

describe('chunk borders', () => {
  const text = fc
    .array(fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', '汉', '𬭎', ' ', '""', ';'), {
      maxLength: 60,
    })
    .map((parts) => `h1,h2\n${parts.join('')}`);

  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const limits = fc.integer({ min: 3, max: 80 });

  it('do not change what is read (property: every text, cut anywhere, any record limit)', () => {
    fc.assert(
      fc.property(text, sizes, limits, (t, cut, limit) => {
        const whole = new CsvParser('a', ',', limit);
        const expected = [...whole.push(t), ...whole.end()];
        const parser = new CsvParser('a', ',', limit);
        const items: typeof expected = [];
        for (let at = 0, n = 0; at < t.length; n++) {
          const size = cut[n % cut.length] ?? 1;
          items.push(...parser.push(t.slice(at, at + size)));
          at += size;
        }
        expect([...items, ...parser.end()]).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not change what is read one byte at a time, in each encoding', async () => {
    const table = '号,名\r\n1,"含\r\n行𬭎"\r\n2,二\r\n';
    for (const bytes of [Buffer.from(table), Buffer.from(`\ufeff${table}`, 'utf16le')]) {
      expect((await read(bytes, {}, 1)).items).toEqual((await read(bytes)).items);
      expect((await read(bytes, {}, 1)).rows[0]?.cells).toEqual({ 号: '1', 名: '含\r\n行𬭎' });
    }
  });
});
