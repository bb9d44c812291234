import type { Writable } from 'node:stream';
import type { Collection, ExportColumn, Right } from '@zca/domain/registry';
import { COLLECTIONS, EXPORT_COLUMNS } from '@zca/domain/registry';
import type { OutputColumn } from '@zca/formats';
import { writeCsv, writeWaiting, writeXlsx } from '@zca/formats';
import type pg from 'pg';
import { copyRights, readAllKeys } from './rightReader.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is exported: everything, or the records of these keys in their order. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly keys: readonly string[] | null;
  /** ISO instant of an export of what was known then. */
  readonly past: string | null;
  readonly locale: 'zh' | 'en';
  /** Lines above the table: what was asked, and that data are synthetic where they are. */
  readonly preface: readonly string[];
}

/** Records read by one statement, and statements under way at once. */
const PAGE = 2_000;
const AHEAD = 3;

/** Keys of an export in their order, in pages. */
async function* keyPages(pool: pg.Pool, request: ExportRequest): AsyncIterable<readonly string[]> {
  const { keys, past } = request;
  if (keys === null) {
    yield* readAllKeys(pool, { past, pageSize: PAGE });
    return;
  }
  for (let from = 0; from < keys.length; from += PAGE) yield keys.slice(from, from + PAGE);
}

/** Records as they are kept, one a line, page by page; the next pages are read while one is written. */
async function* pages(pool: pg.Pool, request: ExportRequest): AsyncIterable<Buffer> {
  const underWay: Promise<Buffer>[] = [];
  for await (const keys of keyPages(pool, request)) {
    const page = copyRights(pool, keys, request.past);
    // A page may fail while an earlier one is written; the failure is met when its turn comes.
    page.catch(() => undefined);
    underWay.push(page);
    if (underWay.length > AHEAD) yield await underWay.shift()!;
  }
  for (const page of underWay) yield await page;
}

async function* rights(pool: pg.Pool, request: ExportRequest): AsyncIterable<Right> {
  for await (const page of pages(pool, request)) {
    for (const line of page.toString('utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line) as Right;
    }
  }
}

/** Writes an export to a stream, in constant memory. The stream is left open for CSV and JSON Lines. */
export async function exportRights(
  pool: pg.Pool,
  request: ExportRequest,
  output: Writable,
): Promise<void> {
  if (request.format === 'jsonl') {
    await writeRecordLines(pool, request, output);
    return;
  }
  const write = request.format === 'csv' ? writeCsv : writeXlsx;
  const columns = columnsOf(await readCollections(pool, request), request.locale);
  await write(rights(pool, request), columns, output, { preface: request.preface });
}

/** Records as they are kept, one a line: nothing is lost, and nothing has to be parsed. */
async function writeRecordLines(
  pool: pg.Pool,
  request: ExportRequest,
  output: Writable,
): Promise<void> {
  for await (const page of pages(pool, request)) {
    await writeWaiting(output, page);
  }
}

/** Collections of the records exported; all of them when there is no record. */
async function readCollections(
  pool: pg.Pool,
  { keys }: ExportRequest,
): Promise<readonly Collection[]> {
  const { rows } =
    keys === null
      ? await pool.query<{ collection: Collection }>('select distinct collection from record')
      : await pool.query<{ collection: Collection }>(
          'select distinct collection from record where key = any($1)',
          [keys],
        );
  const found = new Set(rows.map((row) => row.collection));
  return found.size === 0 ? COLLECTIONS : COLLECTIONS.filter((each) => found.has(each));
}

/**
 * Columns of an export: those of each collection, columns of the same header joined. A cell that
 * does not apply is empty.
 */
function columnsOf(collections: readonly Collection[], locale: 'zh' | 'en'): OutputColumn<Right>[] {
  const byHeader = new Map<string, Partial<Record<Collection, ExportColumn['read']>>>();
  for (const collection of collections) {
    for (const column of EXPORT_COLUMNS[collection]) {
      const header = column.header[locale];
      byHeader.set(header, { ...byHeader.get(header), [collection]: column.read });
    }
  }
  return [...byHeader].map(([header, read]) => ({
    header,
    value: (right) => read[right.collection]?.(right) ?? '',
  }));
}
