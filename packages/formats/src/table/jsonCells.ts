import type { CellValue } from './model.ts';

const MAX_DEPTH = 6;

/**
 * Parses JSON keeping long integers: one that a double cannot hold becomes the text of its digits, so
 * that a number of a right or a code never loses its end.
 *
 * @throws SyntaxError as JSON.parse does
 */
export function parseJsonExactly(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const source = context?.source;
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return source !== undefined && /^-?\d{16,}$/.test(source) ? source : value;
  });
}

/**
 * Flattens an object to cells: nested objects by dotted keys, lists of plain values joined by ';'
 * (as the exports of CNIPA do), lists of objects as JSON, true and false as text.
 */
export function flattenJson(object: object): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {};
  flattenInto(cells, '', object, 0);
  return cells;
}

function flattenInto(
  cells: Record<string, CellValue>,
  prefix: string,
  object: object,
  depth: number,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix === '' ? (key === '__proto__' ? '#__proto__' : key) : `${prefix}.${key}`;
    if (isPlainObject(value) && depth < MAX_DEPTH) flattenInto(cells, name, value, depth + 1);
    else cells[name] = cellOf(value);
  }
}

function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) {
    return value.map((item) => (item === null ? '' : String(item))).join(';');
  }
  return JSON.stringify(value);
}

export function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands there instead of an object, for an error message. */
export function jsonTypeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Column (from 1) of a JSON error within its text, if the engine says where it is. */
export function jsonErrorColumn(error: unknown): number | undefined {
  const match = /at position (\d+)/.exec(error instanceof Error ? error.message : '');
  return match?.[1] === undefined ? undefined : Number(match[1]) + 1;
}

/** The reason alone, without quoting the data (it may be long or personal). */
export function jsonErrorReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, (?:\.\.\.)?".*$/s, '').replace(/ in JSON at position.*$/s, '');
}
