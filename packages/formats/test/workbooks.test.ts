import exceljs from 'exceljs';
import { streamXlsxRows } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isoFromSerial, numberStyle, readNumber } from '../src/table/xlsx/cellValue.ts';
import { previewTable } from '../src/index.ts';
import { collect, entryOf, read, zipOf } from './support.ts';

async function workbookBytes(fill: (workbook: exceljs.Workbook) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A minimal package, cells given as XML. */
function packageOf(sheetData: string, extra: Record<string, string> = {}): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<R><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></R>',
    'xl/workbook.xml':
      '<w xmlns:r="r"><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></w>',
    'xl/_rels/workbook.xml.rels':
      '<R><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/s.xml"/></R>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...extra,
  };
  return zipOf(Object.entries(parts).map(([name, data]) => ({ name, data })));
}

describe('workbooks of other programs', () => {
  it('reads sheets, shared and rich texts, dates, formulas, booleans and errors', async () => {
    const bytes = await workbookBytes((workbook) => {
      workbook.addWorksheet('空');
      const sheet = workbook.addWorksheet('专利');
      sheet.addRow(['2024 年专利统计']);
      sheet.addRow([]);
      sheet.addRow(['号', '日', '数', '式', '误', '富', '是']);
      sheet.addRow([
        'CN1',
        new Date(Date.UTC(2024, 1, 29)),
        3.5,
        { formula: 'A1', result: 'r' },
        { error: '#N/A' },
        {
          richText: [
            { text: 'H' },
            { text: '2', font: { vertAlign: 'subscript' } },
            { text: 'O\n水' },
          ],
        },
        true,
      ]);
      sheet.addRow(['CN2', new Date(Date.UTC(2024, 1, 29, 9, 30))]);
    });
    const { headers, rows, codes } = await read(entryOf(bytes, 'a.xlsx'));
    expect(headers).toHaveLength(1);
    expect(headers[0]).toMatchObject({ sheet: '专利', preface: ['2024 年专利统计'] });
    expect(rows[0]?.cells).toEqual({
      号: 'CN1',
      日: '2024-02-29',
      数: 3.5,
      式: 'r',
      误: null,
      富: 'H2O\n水',
      是: 'TRUE',
    });
    expect(rows[1]?.cells['日']).toBe('2024-02-29T09:30:00');
    expect(rows[0]?.position).toEqual({ file: 'a.xlsx', sheet: '专利', row: 4 });
    expect(codes).toEqual(['cell-error-value']);
    expect(await previewTable(entryOf(bytes, 'a.xlsx'))).toHaveLength(1);
  });

  it('reads the same texts and numbers as hucre does', async () => {
    const bytes = await workbookBytes((workbook) => {
      const sheet = workbook.addWorksheet('x');
      sheet.addRow(['a', 'b', 'c']);
      for (let i = 0; i < 300; i++) sheet.addRow([`行${i}`, i / 7, i % 3 === 0 ? null : `𬭎${i} `]);
    });
    const { rows } = await read(entryOf(bytes, 'a.xlsx'));
    const theirs = (await collect(streamXlsxRows(new Uint8Array(bytes)))).slice(1);
    expect(rows.map((row) => Object.values(row.cells))).toEqual(
      theirs.map(({ values }) => [values[0] ?? null, values[1] ?? null, values[2] ?? null]),
    );
  });

  it('chooses one sheet by name and says when there is none', async () => {
    const bytes = await workbookBytes((workbook) => {
      workbook.addWorksheet('a').addRow(['x', 'y']);
      workbook.addWorksheet('b').addRow(['z', 'w']);
    });
    const { headers } = await read(entryOf(bytes, 'a.xlsx'), { sheet: 'b' });
    expect(headers.map((header) => header.headers)).toEqual([['z', 'w']]);
    await expect(read(entryOf(bytes, 'a.xlsx'), { sheet: 'c' })).rejects.toMatchObject({
      code: 'xlsx-sheet-missing',
    });
  });

  it('reads cells without references, inline texts, escapes and gaps', async () => {
    const bytes = packageOf(
      '<row><c t="inlineStr"><is><t>a</t><rPh><t>注音</t></rPh></is></c><c t="str"><v>b</v></c></row>' +
        '<row r="5"><c r="B5" t="inlineStr"><is><r><t>x_x000D_</t></r><r><t>y</t></r></is></c></row>',
    );
    const { rows } = await read(entryOf(bytes, 'a.xlsx'));
    expect(rows[0]).toMatchObject({ cells: { a: null, b: 'x\ry' }, position: { row: 5 } });
  });
});

describe('numbers that are really identifiers', () => {
  it('are kept as text, with a warning where the workbook has lost digits', async () => {
    const bytes = await workbookBytes((workbook) => {
      const sheet = workbook.addWorksheet('x');
      sheet.addRow(['号', '名']);
      sheet.addRow([2_021_112_866_330, 'a']);
      sheet.addRow([Number('91610131000012345678'), 'b']);
      sheet.addRow([202_111_286_633.5, 'c']);
      sheet.addRow([12_345_678_901, 'd']);
    });
    const { rows, items } = await read(entryOf(bytes, 'a.xlsx'));
    expect(rows.map((row) => row.cells['号'])).toEqual([
      '2021112866330',
      '91610131000012341248',
      '202111286633.5',
      12_345_678_901,
    ]);
    const issues = items.flatMap((item) => (item.kind === 'problem' ? [item.issue] : []));
    expect(issues).toMatchObject([
      {
        code: 'cell-number-lost-digits',
        severity: 'warning',
        params: { digits: 20 },
        position: { row: 3, field: 'A', sheet: 'x' },
      },
    ]);
  });

  it.each([
    ['0', '000000', '000000'],
    ['710', '000000', '000710'],
    ['45351', 'yyyy"年"m"月"d"日"', '2024-02-29'],
    ['45351', '[$-804]yyyy\\-mm\\-dd;@', '2024-02-29'],
    ['1234.5', '"days" 0.00', 1234.5],
    ['5', '[Red]0', 5],
    ['0.5', '[h]:mm', '12:00:00'],
    ['1E3', 'General', 1000],
    ['', 'General', null],
    ['n/a', 'General', 'n/a'],
  ])('%s shown as %s reads as %s', (text, format, value) => {
    expect(readNumber(text, numberStyle(200, format), false).value).toBe(value);
  });

  it('days follow the calendar of the workbook', () => {
    expect(isoFromSerial(1, false)).toBe('1900-01-01');
    expect(isoFromSerial(59, false)).toBe('1900-02-28');
    expect(isoFromSerial(61, false)).toBe('1900-03-01');
    expect(isoFromSerial(45_351, false)).toBe('2024-02-29');
    expect(isoFromSerial(43_889, true)).toBe('2024-02-29');
    expect(isoFromSerial(-1, false)).toBeUndefined();
    expect(numberStyle(14, undefined)).toEqual({ kind: 'date' });
    expect(numberStyle(31, undefined)).toEqual({ kind: 'date' });
    expect(numberStyle(2, undefined)).toEqual({ kind: 'plain' });
  });
});

describe('what is no workbook', () => {
  it.each([
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'xls-unsupported'],
    ['a zip that only begins like one', Buffer.from('PK\u0003\u0004xxxx'), 'archive-damaged'],
    [
      'a package without a workbook',
      zipOf([{ name: '[Content_Types].xml', data: '' }]),
      'xlsx-damaged',
    ],
    ['a sheet that breaks off', packageOf('<row r="1"><c'), 'xlsx-damaged'],
  ])('%s is said to be so', async (_name, bytes, code) => {
    await expect(read(entryOf(bytes, 'a.xlsx'))).rejects.toMatchObject({
      name: 'FormatProblem',
      code,
    });
  });

  it('declared entities are not expanded', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;">]>`;
    const bytes = packageOf('', {
      'xl/worksheets/s.xml': `${bomb}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
    });
    await expect(read(entryOf(bytes, 'a.xlsx'))).rejects.toMatchObject({ code: 'xlsx-damaged' });
  });
});
