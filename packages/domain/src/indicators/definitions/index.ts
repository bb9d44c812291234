import type { CalendarDay } from '@zca/standards';
import type { IndicatorDefinition } from '../definition.ts';
import { CREATION } from './creation.ts';
import { PROTECTION } from './protection.ts';
import { STATISTICS } from './statistics.ts';
import { TARGETS } from './targets.ts';
import { WORK } from './work.ts';

export { PLAN } from './places.ts';

/** Every definition in every version: the thirteen, other targets, and the statistics of chapter 1. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  ...CREATION,
  ...WORK,
  ...PROTECTION,
  ...TARGETS,
  ...STATISTICS,
];

/**
 * The version of a definition by which a day is counted: the one in force, or the first one for days
 * before it, which are counted backwards. Undefined for an unknown code.
 */
export function findIndicator(code: string, day: CalendarDay): IndicatorDefinition | undefined {
  const versions = INDICATORS.filter((one) => one.code === code).toSorted(
    (a, b) => a.version - b.version,
  );
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];
}

/** The definitions by which a day is counted, in their order. */
export function indicatorsOn(day: CalendarDay): readonly IndicatorDefinition[] {
  const codes = [...new Set(INDICATORS.map(({ code }) => code))];
  return codes.flatMap((code) => findIndicator(code, day) ?? []);
}
