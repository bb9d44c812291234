import type { Right } from '@zca/domain/registry';
import { writeCsv } from '@zca/formats';
import * as fc from 'fast-check';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvThreads } from '../../src/registry/export/csvThreads.ts';
import { exportRights, type ExportRequest } from '../../src/registry/export/exportRights.ts';
import { columnsOf, type TableLayout } from '../../src/registry/export/table.ts';
import { loadCity } from '../../src/registry/loadCity.ts';
import { linesOfCopy } from '../../src/registry/rightReader.ts';
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

/** A binary COPY of one column, as the PostgreSQL manual describes it. */
function binaryCopy(values: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(19);
  head.write('PGCOPY\n\xff\r\n\0', 'latin1');
  const tuples = values.flatMap((value) => {
    const lead = Buffer.alloc(6);
    lead.writeInt16BE(1);
    lead.writeInt32BE(value.length, 2);
    return [lead, value];
  });
  return Buffer.concat([head, ...tuples, Buffer.from([0xff, 0xff])]);
}

describe('the lines of a binary COPY', () => {
  it('are its values, however the bytes arrive', () => {
    const chunked = fc.record({
      values: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(chunked, ({ values, size }) => {
        const bytes = binaryCopy(values.map((value) => Buffer.from(value)));
        const chunks: Uint8Array[] = [];
        for (let from = 0; from < bytes.length; from += size) {
          chunks.push(bytes.subarray(from, from + size));
        }
        const lines = Buffer.from(linesOfCopy(chunks)).toString();
        expect(lines).toBe(values.map((value) => `${value}\n`).join(''));
      }),
    );
  });
});
