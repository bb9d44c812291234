import type { Readable } from 'node:stream';
import type { WrittenNumber } from '@zca/domain/registry';
import { MOST_NUMBERS, numbersOfLine, readWrittenNumber } from '@zca/domain/registry';
import type { CellValue, InputLimits } from '@zca/formats';
import {
  FormatProblem,
  TextStream,
  describeProblem,
  detectFormat,
  openInput,
  readTable,
} from '@zca/formats';
import { HttpProblem } from '../../base/http/problem.ts';
import { inTurns } from './inTurns.ts';

/** Entries of a list, and the heading of the column that was read where they came as a table. */
export interface WrittenList {
  readonly entries: readonly WrittenNumber[];
  readonly column: string | null;
}

/** Most lines, blank ones and those without a number included. */
const MOST_LINES = MOST_NUMBERS * 10;
/** Longest text of a file: a line of a hundred characters for every number allowed. */
const MOST_UNITS_OF_TEXT = MOST_NUMBERS * 100;
/** One more than an entry that is still looked at. */
const MOST_UNITS_OF_CELL = 201;
/** A list is small, whatever may be imported; anybody may send one. */
const LIST_LIMITS: Partial<InputLimits> = {
  maxExpandedBytes: 64 * 1024 ** 2,
  ratioGraceBytes: 8 * 1024 ** 2,
};
/** Rows by which the column of numbers is told. */
const JUDGED_ROWS = 200;

/** The entries of a pasted text. Throws `request.tooLarge` for more than `MOST_NUMBERS`. */
export async function entriesOfText(text: string): Promise<WrittenList> {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > MOST_LINES) throw tooMany();
  let count = 0;
  const entries = await inTurns(lines, (written, index) => {
    const numbers = numbersOfLine(written, index + 1);
    count += numbers.length;
    if (count > MOST_NUMBERS) throw tooMany();
    return numbers;
  });
  return { entries: entries.flat(), column: null };
}

/**
 * The entries of a file: a plain text (txt) line by line, a table (csv, xlsx, jsonl) by its column
 * of numbers, the one in which most cells can be read. Throws `HttpProblem` where the file cannot be
 * read or holds no numbers.
 */
export async function entriesOfFile(
  name: string,
  stream: Readable,
  limits: Partial<InputLimits>,
): Promise<WrittenList> {
  try {
    for await (const entry of openInput({ name, stream }, { ...limits, ...LIST_LIMITS })) {
      if (entry.problem !== undefined) throw entry.problem;
      const isText = /\.txt(?:\.gz)?$/i.test(entry.name) || /\.txt(?:\.gz)?$/i.test(name);
      const detected = detectFormat(entry);
      if (isText && (detected.kind !== 'table' || detected.format === 'csv')) {
        let text = '';
        for await (const chunk of new TextStream(entry.open())) {
          text += chunk.text;
          if (text.length > MOST_UNITS_OF_TEXT) throw tooMany();
        }
        return await entriesOfText(text);
      }
      return await entriesOfTable(readTable(entry, { headers: 'none' }));
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    throw new HttpProblem('request.invalid', {
      zh: describeProblem(error, 'zh'),
      en: describeProblem(error, 'en'),
    });
  }
  throw noNumbers();
}

interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

async function entriesOfTable(items: ReturnType<typeof readTable>): Promise<WrittenList> {
  const rows: Row[] = [];
  for await (const item of items) {
    // A workbook is read to the end of its first sheet that has rows.
    if (item.kind === 'header' && rows.length > 0) break;
    if (item.kind !== 'row') continue;
    const { row, line } = item.position;
    rows.push({ line: row ?? line ?? rows.length + 1, cells: cutCells(item.cells) });
    // One more than allowed, for the heading.
    if (rows.length > MOST_NUMBERS + 1) throw tooMany();
  }
  const column = columnOfNumbers(rows.slice(0, JUDGED_ROWS));
  if (column === undefined) throw noNumbers();
  const cells = rows.flatMap(({ line, cells: { [column]: cell } }) => {
    const text = cell === null || cell === undefined ? '' : String(cell).trim();
    return text === '' ? [] : [{ line, text: text.slice(0, 200) }];
  });
  const [first] = cells;
  const isHeading = first !== undefined && !/\d/.test(first.text);
  return { entries: isHeading ? cells.slice(1) : cells, column: isHeading ? first.text : null };
}

/** Cells as far as a number can go; longer ones are none, and would only fill the memory. */
function cutCells(cells: Row['cells']): Row['cells'] {
  return Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? cell.slice(0, MOST_UNITS_OF_CELL) : cell,
    ]),
  );
}

/** The column in which most cells are numbers of rights; the first of several that have as many. */
function columnOfNumbers(rows: readonly Row[]): string | undefined {
  const readable = new Map<string, number>();
  for (const { cells } of rows) {
    for (const [column, cell] of Object.entries(cells)) {
      if (cell === null || !readWrittenNumber(String(cell)).ok) continue;
      readable.set(column, (readable.get(column) ?? 0) + 1);
    }
  }
  let best: string | undefined;
  for (const [column, count] of readable) {
    if (best === undefined || count > readable.get(best)!) best = column;
  }
  return best;
}

function tooMany(): HttpProblem {
  return new HttpProblem('request.tooLarge', {
    zh: `一次最多查 ${MOST_NUMBERS.toLocaleString('en')} 个号码。请分几次查。`,
    en: `At most ${MOST_NUMBERS.toLocaleString('en')} numbers can be looked up at once; split the list.`,
  });
}

/** A list in which there is nothing to look up. */
export function noNumbers(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '没有读到号码。请粘贴号码，每行一个；或选择含有一列号码的 TXT、CSV 或 XLSX 文件。',
    en: 'No numbers were read. Paste numbers, one a line, or choose a TXT, CSV or XLSX file with a column of numbers.',
  });
}
