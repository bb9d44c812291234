import { addYears, type CalendarDay } from '@zca/standards';
import { burst, earlyTransfers, type Researchers, titledSeries } from './countRules.ts';
import type { ClueFigures } from './figures.ts';
import { CLUE_CODES } from './lists.ts';
import type { Filing, FoundClue, NearTextPair } from './model.ts';
import { anotherText, judgedPairs, sameContent, splitFiling } from './nearRules.ts';
import { bandOf, quarterOf, scoreOf } from './score.ts';

/** A clue tells the strongest signals of each kind, so many at most. */
const MOST_SIGNALS = 5;

/**
 * The clues in a set of filings: per applicant and quarter what the rules noticed, scored; the highest
 * first, then by party and quarter. Signals older than the years of the parameters are left out, though
 * filings of any age are held against. `researchersOf` tells research staff where somebody knows.
 * Source: O:G.1.
 */
export function findClues(
  filings: readonly Filing[],
  nearTexts: readonly NearTextPair[],
  figures: ClueFigures,
  today: CalendarDay,
  researchersOf: Researchers = () => null,
): FoundClue[] {
  const near = judgedPairs(
    filings,
    nearTexts.filter(({ similarity }) => similarity >= figures.similarity),
  );
  const since = addYears(today, -figures.years);
  const noticed = [
    ...sameContent(near, figures),
    ...anotherText(near, figures),
    ...titledSeries(filings, figures),
    ...burst(filings, figures, researchersOf),
    ...splitFiling(filings, near, figures),
    ...earlyTransfers(filings, figures),
  ].filter(({ signal }) => signal.day >= since && signal.day <= today);
  const clues = [...Map.groupBy(noticed, nameOf)].flatMap(([name, ofClue]): FoundClue[] => {
    const [party, quarter] = name.split(' ') as [string, string];
    const signals = ofClue.map(({ signal }) => signal);
    const score = scoreOf(signals, figures.weights);
    const band = bandOf(score, figures.bands);
    if (band === null) return [];
    const told = CLUE_CODES.flatMap((code) =>
      signals
        .filter((signal) => signal.code === code)
        .toSorted((a, b) => b.strength - a.strength || compare(a.filings[0], b.filings[0]))
        .slice(0, MOST_SIGNALS),
    ).toSorted(
      (a, b) => b.strength * figures.weights[b.code] - a.strength * figures.weights[a.code],
    );
    return [{ party, quarter, score, band, signals: told }];
  });
  return clues.toSorted(
    (a, b) => b.score - a.score || compare(a.party, b.party) || compare(a.quarter, b.quarter),
  );
}

function nameOf({ party, signal }: { party: string; signal: { day: string } }): string {
  return `${party} ${quarterOf(signal.day)}`;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1;
}
