import type { Filing } from './model.ts';

/** Why nearly the same texts of two filings are as they should be. */
export type Exemption = 'divisional' | 'bothKinds' | 'family' | 'nationalPhase';

/**
 * Why two filings may have the same text: a divisional and its parent 分案, an invention and a utility
 * model of one day 一案双申 (Patent Law art. 9), one family, one international application. Null when
 * nothing explains it. A divisional bears the filing day of its parent and a number of its own year;
 * one of the same year cannot be told. Source: O:G-4, O:G-5.
 */
export function exemptionOf(one: Filing, other: Filing): Exemption | null {
  const shared = one.parties.some((party) => other.parties.includes(party));
  if (one.family !== null && one.family === other.family) return 'family';
  // A filing whose only priority is the other stands under the key of that one.
  if (one.family === other.key || other.family === one.key) return 'family';
  if (one.international !== null && one.international === other.international)
    return 'nationalPhase';
  if (!shared || one.filingDay !== other.filingDay) return null;
  if (one.kind !== other.kind && one.kind !== 'design' && other.kind !== 'design')
    return 'bothKinds';
  return isDivisional(one) || isDivisional(other) ? 'divisional' : null;
}

function isDivisional({ numberYear, filingDay }: Filing): boolean {
  return numberYear !== null && numberYear > Number(filingDay.slice(0, 4));
}
