import type { CalendarDay } from '@zca/standards';
import type { LegalParameter } from './model.ts';

/** Thrown when no row of a parameter is in force on a day: the law was not entered, or not yet. */
export class ParameterNotInForceError extends Error {
  readonly key: string;
  readonly day: CalendarDay;
  /** Days on which rows of the key begin; empty when the key is unknown. */
  readonly knownFrom: readonly CalendarDay[];

  constructor(key: string, day: CalendarDay, knownFrom: readonly CalendarDay[]) {
    const known =
      knownFrom.length === 0
        ? 'There is no row of this key.'
        : `Rows begin on ${knownFrom.join(', ')}.`;
    super(
      `No value of the legal parameter "${key}" is in force on ${day}. ${known} Enter one with its article.`,
    );
    this.name = 'ParameterNotInForceError';
    this.key = key;
    this.day = day;
    this.knownFrom = knownFrom;
  }
}

/** Rows by key; lists of parameters are never changed in place, so one index a list is enough. */
const INDEXES = new WeakMap<readonly LegalParameter[], ReadonlyMap<string, LegalParameter[]>>();

function rowsOf(parameters: readonly LegalParameter[], key: string): readonly LegalParameter[] {
  let index = INDEXES.get(parameters);
  if (index === undefined) {
    index = Map.groupBy(parameters, (row) => row.key);
    INDEXES.set(parameters, index);
  }
  return index.get(key) ?? [];
}

/**
 * The row of a parameter in force on the day of the event (never on today's date): of the rows
 * whose days include it, the one that began last; of two that began together, the later in the list,
 * which is the order of recording. Undefined when there is none. A list must not be changed in place.
 */
export function findParameter(
  parameters: readonly LegalParameter[],
  key: string,
  onDay: CalendarDay,
): LegalParameter | undefined {
  let found: LegalParameter | undefined;
  for (const row of rowsOf(parameters, key)) {
    if (row.effectiveFrom > onDay) continue;
    if (row.effectiveTo !== null && row.effectiveTo < onDay) continue;
    if (found === undefined || row.effectiveFrom >= found.effectiveFrom) found = row;
  }
  return found;
}

/** As `findParameter`, but @throws ParameterNotInForceError when there is none. */
export function resolveParameter(
  parameters: readonly LegalParameter[],
  key: string,
  onDay: CalendarDay,
): LegalParameter {
  const found = findParameter(parameters, key, onDay);
  if (found !== undefined) return found;
  const knownFrom = rowsOf(parameters, key).map((row) => row.effectiveFrom);
  throw new ParameterNotInForceError(key, onDay, knownFrom);
}

/** A parameter whose value must be a number. @throws TypeError when a row holds anything else. */
export function numberOf(row: LegalParameter): number {
  if (typeof row.value === 'number') return row.value;
  throw new TypeError(`The legal parameter "${row.key}" should be a number. Correct its row.`);
}
