import type { ClueFigures } from './figures.ts';
import { CLUE_CODES } from './lists.ts';
import type { ClueBand, ClueCode } from './model.ts';

/**
 * The score of what was noticed about an applicant in a quarter: 1 − Π(1 − weight × strength) over the
 * kinds, each by its strongest signal. Rounded to four places. Source: O:G.1 [D].
 */
export function scoreOf(
  signals: readonly { readonly code: ClueCode; readonly strength: number }[],
  weights: ClueFigures['weights'],
): number {
  let rest = 1;
  for (const code of CLUE_CODES) {
    const strengths = signals.filter((signal) => signal.code === code).map((one) => one.strength);
    rest *= 1 - weights[code] * Math.min(1, Math.max(0, ...strengths));
  }
  return Math.round((1 - rest) * 10_000) / 10_000;
}

/** The band of a score; null below the first, where nobody is asked to look. */
export function bandOf(score: number, bands: ClueFigures['bands']): ClueBand | null {
  if (score >= bands.priority) return 'priority';
  if (score >= bands.review) return 'review';
  return score >= bands.watch ? 'watch' : null;
}

/** The quarter of a day: 2025-08-09 is in 2025Q3. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
