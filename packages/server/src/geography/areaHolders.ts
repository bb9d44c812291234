import type { AreaFigures } from '@zca/domain/geography';
import { concentration, suppress, TOP_HOLDERS } from '@zca/domain/geography';
import { partyTypeOf, valueLabel } from '@zca/domain/registry';
import type { Answer, FacetAnswer, PivotAnswer } from '@zca/query';
import { facetOf } from './areaQuestions.ts';

type Holders = AreaFigures['holders'];

const NO_PIVOT: PivotAnswer = { rows: [], columns: [], counts: [] };

/**
 * Who holds the records of an area. Whoever may not see small counts is not told the names of natural
 * persons either; as one is taken who is not known to be an organisation. What several hold together
 * counts for each of them, so shares are of what all hold and not of records.
 */
export function holdersOf(answer: Answer, threshold: number): Holders {
  const facet = facetOf(answer, 'holder');
  const { industries = NO_PIVOT, types = NO_PIVOT } = answer.pivots;
  const hidesPersons = threshold > 0;
  const named: { value: string; count: number }[] = [];
  for (const bucket of facet.buckets) {
    if (named.length === TOP_HOLDERS) break;
    if (!hidesPersons || !mayBePerson(bucket.value, types)) named.push(bucket);
  }
  const counts = allCounts(facet);
  const rest = counts.slice(TOP_HOLDERS).reduce((sum, count) => sum + count, 0);
  // Each of the greatest against all the others, so that none follows from the whole.
  const parts = [...counts.slice(0, TOP_HOLDERS), Math.round(rest)];
  const shown = suppress(parts, { threshold, totalKnown: true });
  const hides = new Set(parts.filter((_, place) => shown.counts[place] === null));
  const isHidden = (count: number) => count < threshold || hides.has(count);
  const measures = shown.hidden > 0 ? NO_MEASURES : measuresOf(counts);
  const persons = facetOf(answer, 'person').buckets[0]?.count ?? 0;
  return {
    distinct: facet.distinct,
    rows: named.map(({ value, count }) => ({
      name: value,
      count: isHidden(count) ? null : count,
      industry: isHidden(count) ? null : mainIndustry(value, industries),
    })),
    persons: !hidesPersons || (persons > 0 && persons < threshold) ? null : persons,
    withoutPersons: hidesPersons,
    ...measures,
  };
}

const NO_MEASURES: Pick<Holders, 'topShare' | 'herfindahl'> = { topShare: null, herfindahl: null };

function measuresOf(counts: readonly number[]): Pick<Holders, 'topShare' | 'herfindahl'> {
  if (counts.length === 1) return { topShare: 1, herfindahl: 1 };
  const measured = concentration(counts, [TOP_HOLDERS]);
  if (!measured.computed) return NO_MEASURES;
  return { topShare: measured.greatest[0]!.share, herfindahl: measured.herfindahl };
}

/**
 * The counts of all holders, descending. Of more holders than are told one by one the smallest, each
 * no greater than the last one told, are taken as equal.
 */
function allCounts({ buckets, other, distinct }: FacetAnswer): number[] {
  const more = distinct - buckets.length;
  const told = buckets.map(({ count }) => count);
  return more > 0 ? [...told, ...Array.from({ length: more }, () => other / more)] : told;
}

/**
 * True of everybody who is not known to be an organisation: by the name, or because a source says so
 * of a short name, whose records then name no person at all.
 */
function mayBePerson(name: string, types: PivotAnswer): boolean {
  const type = partyTypeOf({ name });
  if (type !== 'person') return type === undefined;
  const row = types.counts[types.rows.indexOf(name)];
  if (row === undefined) return true;
  const persons = row[types.columns.indexOf('person')] ?? 0;
  return persons > 0 || row.every((count) => count === 0);
}

function mainIndustry(
  name: string,
  { rows, columns, counts }: PivotAnswer,
): { value: string; label: { zh: string; en: string } } | null {
  const row = counts[rows.indexOf(name)] ?? [];
  const most = Math.max(0, ...row);
  if (most === 0) return null;
  const value = columns[row.indexOf(most)]!;
  return { value, label: valueLabel('industry', value) };
}
