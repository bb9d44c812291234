import type { Writable } from 'node:stream';
import type { Collection, Right } from '@zca/domain/registry';
import { COLLECTIONS, collectionOf } from '@zca/domain/registry';
import { csvFormat, writeWaiting, writeXlsx, ZipWriter } from '@zca/formats';
import type pg from 'pg';
import { copyRights, readAllKeys } from '../rightReader.ts';
import { formatCsvPage, packSt96Page, shareLinesPage } from './formattingThreads.ts';
import type { St96Page } from './st96/st96Thread.ts';
import { writeSt96 } from './st96/writeSt96.ts';
import { columnsOf, recordsOf, type TableLayout } from './table.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'st96'] as const;
/** `jsonlZip` has the JSON Lines in an archive beside a text that says what they are. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number] | 'jsonlZip';

/**
 * What is exported, in order of key: everything, the records of one collection, or those of these
 * keys, which are in order.
 */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly keys: readonly string[] | null;
  /** The only one that is exported, where `keys` is null. */
  readonly collection?: Collection;
  /** ISO instant of an export of what was known then. */
  readonly past: string | null;
  readonly locale: 'zh' | 'en';
  /** True for those who may see where natural persons and sole traders live; others get no coordinates of theirs. */
  readonly homes: boolean;
  /** Lines above the records: what was asked, and that data are synthetic where they are. */
  readonly preface: readonly string[];
}

/** Records read by one statement, and statements under way at once. */
const PAGE = 2_000;
const AHEAD = 3;

/** Keys of an export in their order, in pages. */
async function* keyPages(pool: pg.Pool, request: ExportRequest): AsyncIterable<readonly string[]> {
  const { keys, past } = request;
  if (keys === null) {
    yield* readAllKeys(pool, { past, pageSize: PAGE, collection: request.collection });
    return;
  }
  for (let from = 0; from < keys.length; from += PAGE) yield keys.slice(from, from + PAGE);
}

type Page = Uint8Array<ArrayBuffer>;

/** Pages in the order of their keys, numbered from 1; the next are made while one is written. */
async function* pages<Made>(
  pool: pg.Pool,
  request: ExportRequest,
  make: (records: Page, number: number) => Made | Promise<Made>,
): AsyncIterable<Made> {
  const underWay: Promise<Made>[] = [];
  let count = 0;
  for await (const keys of keyPages(pool, request)) {
    const number = ++count;
    const page = copyRights(pool, keys, request.past).then((records) => make(records, number));
    // A page may fail while an earlier one is written; the failure is met when its turn comes.
    page.catch(() => undefined);
    underWay.push(page);
    if (underWay.length > AHEAD) yield await underWay.shift()!;
  }
  for (const page of underWay) yield await page;
}

const asRead = (records: Page): Page => records;

async function* rights(pool: pg.Pool, request: ExportRequest): AsyncIterable<Right> {
  for await (const page of pages(pool, request, asRead)) yield* recordsOf(page, request.homes);
}

/** Lines as they are kept, where everything may be seen: nothing is lost, and nothing has to be parsed. */
function linePages(pool: pg.Pool, request: ExportRequest): AsyncIterable<Page> {
  const make = request.homes ? asRead : (page: Page): Promise<Page> => shareLinesPage({ page });
  return pages(pool, request, make);
}

async function writePages(pages: AsyncIterable<Page>, output: Writable): Promise<void> {
  for await (const page of pages) await writeWaiting(output, page);
}

/** JSON Lines hold nothing but records; what must be said of them stands in a text beside them. */
async function writePackedLines(
  pages: AsyncIterable<Page>,
  preface: readonly string[],
  output: Writable,
): Promise<void> {
  const zip = new ZipWriter(output);
  try {
    await zip.addPart('README.txt', (take) => take(`${preface.join('\n')}\n`));
    await zip.addPart('records.jsonl', async (take) => {
      for await (const page of pages) await take(page);
    });
    await zip.finish();
  } finally {
    await zip.close();
  }
}

/** Writes an export to a stream, in constant memory. The stream is left open. */
export async function exportRights(
  pool: pg.Pool,
  request: ExportRequest,
  output: Writable,
): Promise<void> {
  const { format, locale, preface } = request;
  if (format === 'jsonl') {
    await writePages(linePages(pool, request), output);
    return;
  }
  if (format === 'jsonlZip') {
    await writePackedLines(linePages(pool, request), preface, output);
    return;
  }
  if (format === 'st96') {
    const pack = (page: Page, number: number): Promise<St96Page> =>
      packSt96Page({ page, notice: preface, number });
    await writeSt96(pages(pool, request, pack), preface, output);
    return;
  }
  const layout: TableLayout = { collections: await findCollections(pool, request), locale };
  const columns = columnsOf(layout);
  if (format === 'xlsx') {
    await writeXlsx(rights(pool, request), columns, output, { preface });
    return;
  }
  await writeWaiting(output, csvFormat(columns, { preface }).head);
  const toCsv = (page: Page): Promise<Page> =>
    formatCsvPage({ page, layout, homes: request.homes });
  await writePages(pages(pool, request, toCsv), output);
}

/** Collections of the records exported; all of them when there is no record. */
async function findCollections(
  pool: pg.Pool,
  { keys, collection }: ExportRequest,
): Promise<readonly Collection[]> {
  if (collection !== undefined) return [collection];
  const found = new Set(keys?.map(collectionOf));
  if (keys === null) {
    const { rows } = await pool.query<{ collection: Collection }>(
      'select distinct collection from record',
    );
    for (const { collection } of rows) found.add(collection);
  }
  return found.size === 0 ? COLLECTIONS : COLLECTIONS.filter((each) => found.has(each));
}
