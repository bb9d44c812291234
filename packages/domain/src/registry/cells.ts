import { collapseBlanks, toHalfWidth } from '@zca/standards';

/** A cell of a table as a reader gives it. Numbers come only from spreadsheets and JSON. */
export type Cell = string | number | null;

/** Signs by which exports say that they have nothing to say. */
const EMPTY_SIGNS = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '-1',
  '无',
  '暂无',
  '空',
  'na',
  'n/a',
  'null',
  'none',
  'nan',
  '\\n',
  '#n/a',
]);

const LONGEST_SIGN = Math.max(...[...EMPTY_SIGNS].map((sign) => sign.length));
/** Characters with which a sign may begin. */
const SIGN_STARTS = new Set([...EMPTY_SIGNS].map((sign) => sign.slice(0, 1)));

/** True for an empty cell and for the signs of absence that exports write (-, 无, N/A, -1). */
export function isBlankCell(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  // Every cell of every row comes through here: most are longer than any sign.
  const text = typeof cell === 'number' ? String(cell) : cell.trim();
  if (text === '') return true;
  if (text.length > LONGEST_SIGN) return false;
  if (!SIGN_STARTS.has(toHalfWidth(text.slice(0, 1)).toLowerCase())) return false;
  return EMPTY_SIGNS.has(toHalfWidth(text).toLowerCase());
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const UNTIDY = /[\r\u00AD\u200B-\u200F\u2060\uFEFF]/;

/** The cell as text with invisible characters removed; line breaks stay. */
export function cellText(cell: Cell): string {
  const text = String(cell);
  if (!UNTIDY.test(text)) return text.trim();
  return text.replace(INVISIBLE, '').replace(/\r\n?/g, '\n').trim();
}

/** One line: every run of white space becomes a blank, except between Chinese characters. */
export function oneLine(text: string): string {
  return collapseBlanks(
    text.replace(/(?<=[\u3400-\u9fff，。；：、])\s*\n\s*(?=[\u3400-\u9fff])/g, ''),
  );
}

/**
 * The values of a many-valued cell, in order. Exports separate them by `;`, `；`, `;;`, `|`, a line
 * break, and many end with a separator. Inner empty values are dropped.
 */
export function splitValues(text: string): string[] {
  return splitAligned(text).filter((value) => !isBlankCell(value));
}

/** Like `splitValues`, but inner empty values stay, so that two columns can be read side by side. */
export function splitAligned(text: string): string[] {
  // The Lens separates with `;;`; there a single `;` belongs to the value.
  const separator = /;;/.test(text) && !/[^;];[^;]/.test(text) ? /;;/ : /[;；|\n]/;
  const values = text.split(separator).map((value) => value.trim());
  while (values.length > 0 && values[values.length - 1] === '') values.pop();
  return values;
}

/** Up to so many values looking for each among the others is quicker than a set. */
const FEW = 8;

/** Values without repetition, first occurrence first. */
export function distinct<T>(values: readonly T[]): T[] {
  // Most lists are short, and every record passes here a dozen times.
  if (values.length < 2) return [...values];
  if (values.length > FEW) return [...new Set(values)];
  return values.filter((value, i) => values.indexOf(value) === i);
}
