import { addYears, calendarDay, yearOf } from '@zca/standards';
import type { EntriesCount, FigureOf, RightsCount, Span } from '../formula.ts';
import type { Entry, RegisterKey } from '../model.ts';

/** Holds on the day: begun by then and not ended. */
export const holdsOn = ({ from, to }: Entry, { day }: Span): boolean =>
  from <= day && (to === undefined || to >= day);

export const beganIn = ({ from }: Entry, span: Span): boolean =>
  from >= span.from && from <= span.day;

/** Subjects of a register that hold on the day, each once. */
export function standing(register: RegisterKey, ...categories: string[]): EntriesCount {
  const isMeant = ({ category }: Entry) =>
    categories.length === 0 || categories.includes(category ?? '');
  return {
    of: 'entries',
    register,
    takes: (entry, span) => isMeant(entry) && holdsOn(entry, span),
    measure: 'subjects',
  };
}

/** Subjects of a register that are new since a day, each once. */
export function newSince(register: RegisterKey, first: string): EntriesCount {
  return {
    of: 'entries',
    register,
    takes: ({ from }, { day }) => from >= first && from <= day,
    measure: 'subjects',
  };
}

/** Last day of the last year that had ended on the day. */
export function lastYearEnd(day: string): string {
  const own = calendarDay(yearOf(day), 12, 31);
  return day === own ? own : addYears(own, -1);
}

/** Resident population at the end of the year before that of the statistics (O:B.2). */
export const populationBefore: FigureOf = {
  of: 'figure',
  register: 'population',
  takes: ({ from }, { day }) => from === calendarDay(yearOf(day) - 1, 12, 31),
  prefers: ['revised', 'census', 'yearbook'],
  absent: {
    zh: '没有登记上年末的常住人口，不能计算每万人口的数值；请在“常住人口”台账登记。',
    en: 'The resident population at the end of the year before is not registered, so no value per 10,000 inhabitants; enter it in the register of population.',
  },
};

/** Rights for every ten thousand inhabitants. */
export function perTenThousand(counted: RightsCount) {
  return {
    of: 'ratio' as const,
    numerator: counted,
    denominator: populationBefore,
    factor: 10_000,
    empty: { zh: '登记的常住人口为零。', en: 'The registered population is zero.' },
  };
}
