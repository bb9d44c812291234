import type { LawBook, LawValue } from '@zca/procedure';
import type { LegalParameter } from './model.ts';
import { findParameter } from './resolveParameter.ts';

const UNITS: ReadonlySet<string> = new Set(['workingDay', 'day', 'month', 'year', 'hour']);

/** A row as a period; undefined when it is none. Deadlines are structures, levels of service numbers. */
function asPeriod(row: LegalParameter | undefined): LawValue | undefined {
  if (row === undefined || !UNITS.has(row.unit)) return undefined;
  const { key, value, sourceTitle, documentNumber, article, effectiveFrom, mark } = row;
  const count = typeof value === 'object' && !Array.isArray(value) ? value['count'] : value;
  if (typeof count !== 'number') return undefined;
  const unit = row.unit as LawValue['unit'];
  return { key, count, unit, sourceTitle, documentNumber, article, effectiveFrom, mark };
}

/** The periods among dated parameters, as procedures ask for them: by key, in force on a day. */
export function lawBook(parameters: readonly LegalParameter[]): LawBook {
  return (key, onDay) => asPeriod(findParameter(parameters, key, onDay));
}
