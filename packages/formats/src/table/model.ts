import type { TextEncoding } from '../encoding.ts';
import type { FormatIssue, SourcePosition } from '../problem.ts';

export type TableFormat = 'csv' | 'xlsx' | 'jsonl' | 'json' | 'gbt7714';

/** Text exactly as it stands in the source (never trimmed), a number cell of a workbook or JSON. */
export type CellValue = string | number | null;

/** The first item of each table (one for a text file, one for each worksheet). */
export interface TableHeader {
  readonly kind: 'header';
  readonly file: string;
  readonly format: TableFormat;
  /** Keys of `RawRow.cells`, in order: the header cells exactly, made unique; `#3` where empty. */
  readonly headers: readonly string[];
  /** CSV only; '' for a file of one column. */
  readonly delimiter?: string;
  /** Text formats only. */
  readonly encoding?: TextEncoding;
  readonly sheet?: string;
  /** Rows above the header that hold a single text, such as a title or a notice. */
  readonly preface: readonly string[];
  readonly sampleRows: readonly RawRow[];
}

export interface RawRow {
  readonly kind: 'row';
  readonly position: SourcePosition;
  readonly cells: Readonly<Record<string, CellValue>>;
  /** The record as it stands in a text file; JSON of the cells for a workbook. */
  readonly raw: string;
  /** The parsed object itself (JSON formats only); `cells` is its flattened form. */
  readonly value?: unknown;
}

/** Something about one row. After an `error` the row is absent, after a `warning` it follows. */
export interface RowProblem {
  readonly kind: 'problem';
  readonly issue: FormatIssue;
  /** The record concerned, for a list of refusals. */
  readonly raw?: string;
}

/** The last item. */
export interface TableEnd {
  readonly kind: 'end';
  readonly file: string;
  readonly rows: number;
  /** Rows skipped because every cell was empty or white space. */
  readonly blankRows: number;
  readonly errors: number;
  readonly warnings: number;
  /** SHA-256 of the entry's bytes, lower-case hex. */
  readonly sha256: string;
  readonly byteCount: number;
}

export type TableItem = TableHeader | RawRow | RowProblem | TableEnd;

export interface TableOptions {
  /** Default: told from the content. */
  readonly format?: TableFormat;
  /** Default: detected. */
  readonly encoding?: TextEncoding;
  /** One character, or '' for a file of one column. Default: detected among `, tab ; |`. */
  readonly delimiter?: string;
  /**
   * `first` (default): the first row that is not blank, after rows that hold one text only.
   * `none`: there is no header, columns are `#1`, `#2`…; a list: there is none, use these.
   */
  readonly headers?: 'first' | 'none' | readonly string[];
  /** Row number of the header as a spreadsheet shows it, from 1; rows above become the preface. */
  readonly headerRow?: number;
  /** Only this worksheet. Default: every sheet that is not empty. */
  readonly sheet?: string;
  /** Rows shown in the header item, default 5. */
  readonly sampleRows?: number;
  /** Longest record in UTF-16 units, default 16 Mi; longer ones are reported and skipped. */
  readonly maxRecordChars?: number;
}

/** What the format readers hand to the assembler: one record, still without column names. */
export interface SourceRow {
  readonly kind: 'source';
  readonly values: readonly CellValue[];
  readonly row: number;
  readonly line?: number;
  readonly raw: string;
}

export const DEFAULT_SAMPLE_ROWS = 5;
export const DEFAULT_MAX_RECORD_CHARS = 16 * 1024 * 1024;
