import type { Right } from '@zca/domain/registry';
import { writeCsv } from '@zca/formats';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvThreads } from '../../src/registry/export/csvThreads.ts';
import { exportRights, type ExportRequest } from '../../src/registry/export/exportRights.ts';
import { columnsOf, type TableLayout } from '../../src/registry/export/table.ts';
import { loadCity } from '../../src/registry/loadCity.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

/** More pages than are under way at once, the last one partly filled. */
const RIGHTS = 10_500;
const LAYOUT: TableLayout = { collections: ['patent', 'trademark'], locale: 'zh' };
const EVERYTHING = { keys: null, past: null, locale: 'zh', preface: [] } as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const clock = () => Date.parse('2026-06-30T04:00:00Z');
  const city = { seed: 11, rights: RIGHTS, today: '2026-06-30' };
  await loadCity(city, { database: database.application, clock });
});

async function exported(request: ExportRequest): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(output),
    exportRights(database.application.pool, request, output).then(() => output.end()),
  ]);
  return bytes;
}

describe('an export of many pages', () => {
  it('as CSV has the records of the JSON Lines, in their order, to the byte', async () => {
    const lines = (await exported({ ...EVERYTHING, format: 'jsonl' })).toString().trimEnd();
    const rights = lines.split('\n').map((line) => JSON.parse(line) as Right);
    expect(rights).toHaveLength(RIGHTS);
    expect(rights.map(({ key }) => key)).toEqual(rights.map(({ key }) => key).toSorted());
    const wanted = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(wanted),
      writeCsv(rights, columnsOf(LAYOUT), wanted).then(() => wanted.end()),
    ]);
    expect((await exported({ ...EVERYTHING, format: 'csv' })).equals(bytes)).toBe(true);
  });

  it.each(['csv', 'jsonl'] as const)('as %s ends when nobody takes it any more', async (format) => {
    const output = new Writable({
      write(_chunk, _encoding, callback) {
        callback(new Error('the disk is full'));
      },
    });
    output.on('error', () => undefined);
    const request = { ...EVERYTHING, format };
    await expect(exportRights(database.application.pool, request, output)).rejects.toThrow(
      'the disk is full',
    );
  });
});

describe('the threads that format', () => {
  const page = (text: string) => new TextEncoder().encode(text);

  it('say what went wrong, and go on with the next page', async () => {
    await expect(csvThreads.format(page('{"key":'), LAYOUT)).rejects.toThrow(/JSON/);
    await expect(csvThreads.format(page(''), LAYOUT)).resolves.toHaveLength(0);
  });
});
