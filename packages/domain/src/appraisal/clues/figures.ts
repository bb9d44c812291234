import type { CalendarDay } from '@zca/standards';
import { type LegalParameter, resolveParameter } from '../../law/index.ts';
import type { ClueBand, ClueCode } from './model.ts';

/** The dated parameters of the clues, read for one day; `law/clueSeed.ts` says what each means. */
export interface ClueFigures {
  readonly weights: Readonly<Record<ClueCode, number>>;
  readonly bands: Readonly<Record<ClueBand, number>>;
  readonly years: number;
  readonly similarity: number;
  readonly N1: { readonly months: number; readonly full: number };
  readonly N2: { readonly unpublished: number };
  readonly N3: { readonly days: number; readonly least: number; readonly full: number };
  readonly N5: {
    readonly days: number;
    readonly least: number;
    readonly times: number;
    readonly perInventor: number;
    readonly unknown: number;
  };
  readonly N6: {
    readonly days: number;
    readonly least: number;
    readonly full: number;
    readonly crowd: number;
  };
  readonly N7: { readonly months: number; readonly least: number; readonly full: number };
}

/** Reads the parameters in force on a day. Throws where one is missing or is no number. */
export function clueFiguresOn(
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): ClueFigures {
  const value = (key: string) => resolveParameter(parameters, `clue.${key}`, day).value;
  const number = (key: string): number => {
    const one = value(key);
    if (typeof one !== 'number') throw new TypeError(`The parameter clue.${key} must be a number.`);
    return one;
  };
  const numbers = <K extends string>(key: string, names: readonly K[]): Record<K, number> => {
    const flat = value(key);
    const read = typeof flat === 'object' && !Array.isArray(flat) ? flat : {};
    return Object.fromEntries(
      names.map((name) => {
        const one = read[name];
        if (typeof one !== 'number')
          throw new TypeError(`The parameter clue.${key} needs a number called ${name}.`);
        return [name, one];
      }),
    ) as Record<K, number>;
  };
  return {
    weights: numbers('weights', ['N1', 'N2', 'N3', 'N5', 'N6', 'N7']),
    bands: numbers('bands', ['watch', 'review', 'priority']),
    years: number('years'),
    similarity: number('similarity'),
    N1: numbers('N1', ['months', 'full']),
    N2: numbers('N2', ['unpublished']),
    N3: numbers('N3', ['days', 'least', 'full']),
    N5: numbers('N5', ['days', 'least', 'times', 'perInventor', 'unknown']),
    N6: numbers('N6', ['days', 'least', 'full', 'crowd']),
    N7: numbers('N7', ['months', 'least', 'full']),
  };
}
