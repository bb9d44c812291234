import { csvFormat } from '@zca/formats/csv';
import { Tinypool } from 'tinypool';
import { columnsOf, recordsOf, type TableLayout } from './table.ts';

/** A page of records, one as JSON a line, and the table that they go to. */
export interface CsvTask {
  readonly page: Uint8Array<ArrayBuffer>;
  readonly layout: TableLayout;
  /** As `ExportRequest.homes`. */
  readonly homes: boolean;
}

/** Lines of CSV of a page; runs in a thread of its own (`formatCsvPage`). */
export default function formatPage({ page, layout, homes }: CsvTask): unknown {
  const { line } = csvFormat(columnsOf(layout));
  let text = '';
  for (const record of recordsOf(page, homes)) text += line(record);
  return Tinypool.move(new TextEncoder().encode(text));
}
