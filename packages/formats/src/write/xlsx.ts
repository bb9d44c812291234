import { once } from 'node:events';
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import { guardFormula, isPlainNumber, type OutputColumn, type Rows } from './columns.ts';
import type { WriteReport } from './csv.ts';

export interface XlsxOptions {
  /** Default 'Sheet1'. Characters that Excel forbids are replaced. */
  readonly sheetName?: string;
  /** Lines above the header, each in one cell (a notice, a source). */
  readonly preface?: readonly string[];
}

/** Rows of a sheet in Excel, less room for preface and header; further rows go to a next sheet. */
const MAX_SHEET_ROWS = 1_000_000;
/** Excel's limit for the text of a cell (UTF-16 units). */
const MAX_CELL_CHARS = 32_767;
const DAY_MS = 86_400_000;

/**
 * Writes rows as an Excel workbook and ends the stream. Texts are text cells whatever they look like
 * (`202111286633.X`, `0012`), so nothing is rounded and nothing is run; the apostrophe of the formula
 * guard is added as in CSV, so that a workbook saved as CSV stays safe. Memory is constant. Texts
 * beyond 32,767 characters are cut there, which Excel demands, ending in '…'.
 *
 * @throws whatever the rows or the stream throw
 */
export async function writeXlsx<Row>(
  rows: Rows<Row>,
  columns: readonly OutputColumn<Row>[],
  output: Writable,
  options: XlsxOptions = {},
): Promise<WriteReport> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: output as never,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } } as never,
  });
  const failed = failureOf(output);
  try {
    let sheetNumber = 1;
    let sheet = addSheet(workbook, columns, options, sheetNumber);
    let inSheet = 0;
    let count = 0;
    for await (const row of rows) {
      if (inSheet === MAX_SHEET_ROWS) {
        sheet.commit();
        sheetNumber++;
        sheet = addSheet(workbook, columns, options, sheetNumber);
        inSheet = 0;
      }
      const cells = columns.map((column) => cellValue(column, column.value(row)));
      sheet.addRow(cells).commit();
      inSheet++;
      count++;
      if (output.destroyed) throw output.errored ?? new Error('The output was closed.');
      if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), failed.promise]);
    }
    sheet.commit();
    await Promise.race([workbook.commit(), failed.promise]);
    return { rows: count };
  } finally {
    failed.stop();
  }
}

type Sheet = exceljs.Worksheet;

function addSheet<Row>(
  workbook: exceljs.stream.xlsx.WorkbookWriter,
  columns: readonly OutputColumn<Row>[],
  options: XlsxOptions,
  sheetNumber: number,
): Sheet {
  const { preface = [] } = options;
  const base = (options.sheetName ?? 'Sheet1').replace(/[[\]*?:/\\]/g, '_').slice(0, 28);
  const sheet = workbook.addWorksheet(sheetNumber === 1 ? base : `${base}_${sheetNumber}`, {
    views: [{ state: 'frozen', ySplit: preface.length + 1 }],
  });
  sheet.columns = columns.map((column) => ({
    width: column.width ?? Math.min(40, Math.max(10, column.header.length * 2 + 2)),
    style: { numFmt: column.type === 'day' ? 'yyyy-mm-dd' : column.type === 'number' ? 'General' : '@' },
  }));
  for (const line of preface) {
    const row = sheet.addRow([guardFormula(line)]);
    row.font = { italic: true };
    row.commit();
  }
  const header = sheet.addRow(columns.map((column) => guardFormula(column.header)));
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
  header.commit();
  return sheet;
}

function cellValue<Row>(
  column: OutputColumn<Row>,
  value: ReturnType<OutputColumn<Row>['value']>,
): string | number | Date | null {
  if (value === null || value === undefined) return null;
  if (column.type === 'number') {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (isPlainNumber(String(value)) && Number.isSafeInteger(Math.trunc(Number(value)))) {
      return Number(value);
    }
  }
  const text = String(value);
  if (column.type === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const time = Date.parse(`${text}T00:00:00Z`);
    // Workbook dates begin in 1900; the rare earlier day stays text.
    if (!Number.isNaN(time) && time >= Date.UTC(1900, 2, 1)) return new Date(time - (time % DAY_MS));
  }
  return guardFormula(cellText(text));
}

/** Control characters cannot stand in XML; exceljs would write a file that Excel refuses. */
function cellText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return clean.length > MAX_CELL_CHARS ? `${clean.slice(0, MAX_CELL_CHARS - 2)}…` : clean;
}

/** Rejects when the stream fails, so that nobody waits for a stream that will not drain. */
function failureOf(output: Writable): { promise: Promise<never>; stop: () => void } {
  let fail: (error: Error) => void = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  promise.catch(() => {});
  const onError = (error: Error): void => fail(error);
  const onClose = (): void => fail(output.errored ?? new Error('The output was closed.'));
  output.once('error', onError);
  output.once('close', onClose);
  return {
    promise,
    stop: () => {
      output.off('error', onError);
      output.off('close', onClose);
    },
  };
}
