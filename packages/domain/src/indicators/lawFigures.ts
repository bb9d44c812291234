import type { CalendarDay } from '@zca/standards';
import { findParameter, type LegalParameter, resolveParameter } from '../law/index.ts';

/** Dated parameters of the indicators, read for one day. */
export interface LawFigures {
  /** First day from which pledge financing is cumulated. */
  readonly pledgesSince: CalendarDay;
  /** Whether suspended cases stand in the denominator of the completion rate R1. */
  readonly suspendedCount: boolean;
  /** Weights of the groups of the satisfaction survey. */
  readonly satisfactionWeights: Readonly<Record<string, number>>;
  /** Bounds of value over schedule: ahead from, on track from, behind from. */
  readonly warning: {
    readonly ahead: number;
    readonly onTrack: number;
    readonly behind: number;
  };
}

const KEYS = {
  pledgesSince: 'indicator.pledgesSince',
  suspendedCount: 'indicator.suspendedCasesCount',
  weights: 'indicator.satisfactionWeights',
  warning: 'indicator.warningBounds',
} as const;

/**
 * The rows in force on a day by which values are counted: those of the indicators, and where rights are
 * counted those of the high-value conditions. Bounds of early warning judge a value and make none.
 */
export function countingRowsOn(
  parameters: readonly LegalParameter[],
  day: CalendarDay,
  { ofRights }: { readonly ofRights: boolean },
): readonly LegalParameter[] {
  const isMeant = (key: string) =>
    (key.startsWith('indicator.') && key !== KEYS.warning) || (ofRights && /^HV\d\./.test(key));
  const keys = new Set(parameters.map(({ key }) => key).filter(isMeant));
  return [...keys].toSorted().flatMap((key) => findParameter(parameters, key, day) ?? []);
}

/** Reads the parameters in force on a day. Throws where one is not entered for the day. */
export function lawFiguresOn(parameters: readonly LegalParameter[], day: CalendarDay): LawFigures {
  const value = (key: string) => resolveParameter(parameters, key, day).value;
  const numbers = (key: string): Readonly<Record<string, number>> => {
    const flat = value(key);
    if (typeof flat !== 'object' || Array.isArray(flat)) {
      throw new TypeError(`The parameter ${key} must be a structure of numbers.`);
    }
    return Object.fromEntries(Object.entries(flat).map(([name, one]) => [name, Number(one)]));
  };
  const warning = numbers(KEYS.warning);
  const since = value(KEYS.pledgesSince);
  if (typeof since !== 'string') throw new TypeError(`${KEYS.pledgesSince} must be a day.`);
  return {
    pledgesSince: since,
    suspendedCount: value(KEYS.suspendedCount) === 'yes',
    satisfactionWeights: numbers(KEYS.weights),
    warning: {
      ahead: warning['ahead'] ?? 1,
      onTrack: warning['onTrack'] ?? 1,
      behind: warning['behind'] ?? 0,
    },
  };
}
