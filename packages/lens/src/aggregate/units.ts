import type { CalendarUnit } from '../calendar.ts';
import { unitOfDay } from '../calendar.ts';
import type { NumberColumn } from '../segment/segment.ts';

/** Longest span of days for which the unit of each day is kept: about 2,700 years. */
const LONGEST_TABLE = 1_000_000;

const tables = new WeakMap<NumberColumn, Map<CalendarUnit, Int32Array | null>>();

/**
 * The running number of the calendar unit of each day between the least and greatest day of a date
 * column, or null when the span is too long; kept while the column lives.
 */
export function unitTable(column: NumberColumn, unit: CalendarUnit): Int32Array | null {
  let byUnit = tables.get(column);
  if (byUnit === undefined) tables.set(column, (byUnit = new Map()));
  let table = byUnit.get(unit);
  if (table === undefined) {
    const span = column.max - column.min + 1;
    table = null;
    if (span > 0 && span <= LONGEST_TABLE) {
      table = new Int32Array(span);
      for (let i = 0; i < span; i++) table[i] = unitOfDay(column.min + i, unit);
    }
    byUnit.set(unit, table);
  }
  return table;
}
