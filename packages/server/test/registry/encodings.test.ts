import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { everything, importBytes, quarantineOf } from '../support/imports.ts';
import { HEADERS, csvOf, rowsOf } from '../support/tables.ts';
import { encodeGb18030, xlsxOf, zipOf } from '../support/archives.ts';

const ROWS = rowsOf(60);
const CSV = csvOf(ROWS);
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

let expected: string;
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await importBytes({ database }, '原样.csv', CSV);
  expected = await everything({ database });
  expect(expected.trimEnd().split('\n')).toHaveLength(ROWS.length);
  expect(expected).toContain('李𬭎');
});

/** The same table in other bytes, each into a database of its own. */
const VARIANTS: readonly [string, string, () => Promise<Uint8Array> | Uint8Array | string][] = [
  ['UTF-8 with a byte order mark', 'a.csv', () => `\uFEFF${CSV}`],
  ['UTF-16, little end first', 'a.csv', () => utf16(CSV)],
  ['UTF-16, big end first', 'a.csv', () => utf16(CSV).swap16()],
  ['GB18030', 'a.csv', () => encodeGb18030(CSV)],
  ['lines that end with CR alone', 'a.csv', () => csvOf(ROWS, { lineEnd: '\r' })],
  ['lines that end with LF', 'a.csv', () => csvOf(ROWS, { lineEnd: '\n' })],
  ['tabs', 'a.tsv', () => csvOf(ROWS, { delimiter: '\t' })],
  ['bars, with semicolons inside the cells', 'a.csv', () => csvOf(ROWS, { delimiter: '|' })],
  ['JSON Lines', 'a.jsonl', () => ROWS.map((row) => JSON.stringify(row)).join('\n')],
  ['a JSON array', 'a.json', () => JSON.stringify(ROWS)],
  ['a workbook', 'a.xlsx', () => xlsxOf(HEADERS, ROWS)],
  ['gzip', 'a.csv.gz', () => gzipSync(CSV)],
  ['zip', 'a.zip', () => zipOf({ 'a.csv': CSV })],
  ['no last line end', 'a.csv', () => CSV.trimEnd()],
];

describe('the same table', () => {
  it.each(VARIANTS)('in %s gives the same records', async (_name, name, bytes) => {
    const own = await openTestDatabase();
    const counts = await importBytes({ database: own }, name, await bytes());
    expect(await quarantineOf({ database: own })).toEqual([]);
    expect(counts).toMatchObject({ read: 60, new: 60, quarantined: 0 });
    expect(await everything({ database: own })).toBe(expected);
    await own.drop();
  });

  it.each(VARIANTS)('in %s says nothing new where it is known', async (_name, name, bytes) => {
    const counts = await importBytes({ database }, name, await bytes());
    expect(counts).toMatchObject({ read: 60, new: 0, updated: 0, unchanged: 60 });
  });
});

describe('an archive of several tables', () => {
  it('gives the records of all of them, each with its place', async () => {
    const own = await openTestDatabase();
    const zip = await zipOf({
      '一/上半.csv': csvOf(ROWS.slice(0, 30)),
      '二/下半.xlsx': await xlsxOf(HEADERS, ROWS.slice(30)),
      '说明.txt': '',
    });
    const counts = await importBytes({ database: own }, '两表.zip', zip);
    expect(counts).toMatchObject({ read: 60, new: 60, quarantined: 0 });
    expect(await everything({ database: own })).toBe(expected);
    const { rows } = await own.application.pool.query<{ file: string; n: number }>(
      `select position->>'file' as file, count(*)::int as n from record_version group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { file: '两表.zip!一/上半.csv', n: 30 },
      { file: '两表.zip!二/下半.xlsx', n: 30 },
    ]);
  });
});

describe('what is no table', () => {
  it.each([
    ['a picture', 'a.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a damaged archive', 'a.zip', Buffer.from('504b030414000000080000000000', 'hex')],
    ['a text without records', 'a.csv', '只有一行文字，没有表格\n'],
    ['XML of another kind', 'a.xml', '<?xml version="1.0"?><a><b/></a>'],
  ])('is listed and not lost: %s', async (_name, name, bytes) => {
    const counts = await importBytes({ database }, name, bytes);
    expect(counts.new + counts.updated).toBe(0);
    const items = await quarantineOf({ database }, counts.run);
    expect(items.length).toBe(counts.quarantined);
    for (const item of items) expect(item.position['file']).toBe(name);
  });

  it('does not keep the files beside it from being read', async () => {
    const own = await openTestDatabase();
    const zip = await zipOf({ 'a.png': Buffer.from('89504e470d0a1a0a', 'hex'), 'b.csv': CSV });
    const counts = await importBytes({ database: own }, '混.zip', zip);
    expect(counts).toMatchObject({ new: 60, quarantined: 1 });
  });

  it('is taken without harm when it is empty', async () => {
    const counts = await importBytes({ database }, '空.csv', '');
    expect(counts).toMatchObject({ read: 0, new: 0, quarantined: 0 });
  });
});
