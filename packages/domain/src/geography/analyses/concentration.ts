/** How unevenly records are spread over areas, or over the fields or holders of one area. */
import type { Concentration, LocationQuotient, NotComputed } from '../analysisModel.ts';
import { notComputed } from '../analysisModel.ts';

/**
 * Measures of concentration over counts that add up to a whole:
 *
 * - Herfindahl–Hirschman index H = Σ s², 1/n to 1, and × 10,000 (A. O. Hirschman, "The paternity of an
 *   index", AER 54, 1964, 761–762); normalised (H − 1/n)/(1 − 1/n); 1/H areas of the same size would
 *   give the same (M. A. Adelman, "Comment on the H concentration measure", REStat 51, 1969, 99–101).
 * - CRₘ: the share of the m greatest.
 * - Shannon's entropy −Σ s ln s, and its share of ln n, evenness (C. E. Shannon, "A mathematical theory of
 *   communication", BSTJ 27, 1948; E. C. Pielou, J. Theoretical Biology 13, 1966, 131–144).
 * - Gini's coefficient Σ (2i − n − 1) xᵢ / (n Σ x) over the ascending values (C. Gini, 1912; A. Sen, "On
 *   Economic Inequality", 1973).
 * - Theil's T = (1/n) Σ (x/μ) ln (x/μ) (H. Theil, "Economics and Information Theory", 1967).
 *
 * All count areas without records as such: who leaves them out gets another answer. Not computed
 * where there are no records, or but one area.
 *
 * @param counts zero or more; throws a RangeError for others
 * @param most of how many of the greatest the share is told
 */
export function concentration(
  counts: readonly number[],
  most: readonly number[] = [1, 3, 5],
): Concentration | NotComputed {
  for (const count of counts) {
    if (!Number.isFinite(count) || count < 0) {
      throw new RangeError(`a count is zero or more, not ${count}`);
    }
  }
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2) return notComputed('fewAreas', counts.length, 2);
  if (whole === 0) return notComputed('noRecords', 0);
  const n = counts.length;
  const ascending = counts.toSorted((one, other) => one - other);
  const shares = ascending.map((count) => count / whole);
  const herfindahl = shares.reduce((sum, share) => sum + share * share, 0);
  const entropy = shares.reduce(
    (sum, share) => (share > 0 ? sum - share * Math.log(share) : sum),
    0,
  );
  const weighted = ascending.reduce(
    (sum, count, place) => sum + (2 * (place + 1) - n - 1) * count,
    0,
  );
  return {
    computed: true,
    parts: n,
    whole,
    herfindahl,
    herfindahlPoints: Math.round(herfindahl * 10_000),
    normalised: (herfindahl - 1 / n) / (1 - 1 / n),
    equivalents: 1 / herfindahl,
    greatest: most.map((of) => ({
      of,
      share: shares.slice(-of).reduce((sum, share) => sum + share, 0),
    })),
    entropy,
    evenness: entropy / Math.log(n),
    gini: weighted / (n * whole),
    theil: shares.reduce((sum, share) => (share > 0 ? sum + share * Math.log(share * n) : sum), 0),
  };
}

/** The four counts of a location quotient. */
export interface QuotientCounts {
  /** Records of the field in the area, and of all fields there. */
  readonly here: number;
  readonly area: number;
  /** Records of the field in the whole region, and of all fields there. */
  readonly field: number;
  readonly region: number;
}

/** Areas and fields of fewer records give quotients that one record changes much. */
export interface QuotientLeast {
  readonly area: number;
  readonly field: number;
}

/**
 * The location quotient (eᵢ/e)/(Eᵢ/E): how much greater the share of a field is in an area than in the
 * whole region (P. S. Florence, "Report on the Location of Industry", 1939; W. Isard, "Methods of
 * Regional Analysis", 1960, chapter 7), with (LQ − 1)/(LQ + 1), which lies between −1 and 1. Not computed where
 * the area or the field has fewer records than `least`.
 *
 * Throws a RangeError when a part is greater than its whole.
 */
export function locationQuotient(
  { here, area, field, region }: QuotientCounts,
  least: QuotientLeast = { area: 30, field: 30 },
): LocationQuotient | NotComputed {
  if (here < 0 || here > area || here > field || area > region || field > region) {
    throw new RangeError(`a part is greater than its whole: ${here}, ${area}, ${field}, ${region}`);
  }
  if (area < Math.max(1, least.area)) return notComputed('smallArea', area, least.area);
  if (field < Math.max(1, least.field)) return notComputed('smallField', field, least.field);
  const quotient = here / area / (field / region);
  return {
    computed: true,
    quotient,
    symmetric: (quotient - 1) / (quotient + 1),
    /** Records that would lie there if the area had the region's share. */
    expected: (area * field) / region,
  };
}
