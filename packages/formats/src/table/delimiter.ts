import { CsvParser } from './csvParser.ts';

const CANDIDATES = [',', '\t', ';', '|'] as const;
const SAMPLE_RECORDS = 200;
/** The header stands among so many records. */
const HEADER_WITHIN = 5;

/**
 * The delimiter of a text from its beginning: the one by which most records have the same number of
 * cells, more than one, with the header (one of the first five records) agreeing. '' when no
 * candidate splits most records: a file of one column.
 */
export function detectDelimiter(sample: string, isWhole: boolean): string {
  let best = '';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const score = scoreDelimiter(sample, isWhole, candidate);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function scoreDelimiter(sample: string, isWhole: boolean, delimiter: string): number {
  const parser = new CsvParser('', delimiter);
  const items = parser.push(sample);
  if (isWhole) items.push(...parser.end());
  const widths: number[] = [];
  for (const item of items) {
    if (item.kind !== 'source' || item.values.every((value) => isBlankText(value))) continue;
    widths.push(item.values.length);
    if (widths.length === SAMPLE_RECORDS) break;
  }
  // A sample without one whole record: the first line alone has to tell.
  if (widths.length === 0) widths.push(...parser.end().flatMap(widthOf));
  // Lines of one text above a table (a title, a notice) say nothing of its columns.
  const above = widths.findIndex((width) => width > 1);
  const isTable = above > 0 && widths[above]! > 2 && new Set(widths.slice(above)).size === 1;
  const rows = isTable && above < HEADER_WITHIN ? widths.slice(above) : widths;
  const counts = new Map<number, number>();
  for (const width of rows) counts.set(width, (counts.get(width) ?? 0) + 1);
  let mode = 1;
  for (const [width, count] of counts) if (count > (counts.get(mode) ?? 0)) mode = width;
  if (mode < 2) return 0;
  const agreement = (counts.get(mode) ?? 0) / widths.length;
  return widths.slice(0, HEADER_WITHIN).includes(mode) ? agreement : agreement / 2;
}

function widthOf(item: { kind: string; values?: readonly unknown[] }): number[] {
  return item.values === undefined ? [] : [item.values.length];
}

export function isBlankText(value: string | number | null): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
