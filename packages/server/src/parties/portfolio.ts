import {
  type PartyDetail,
  type PartyName,
  filingCondition,
  holdingCondition,
} from '@zca/domain/parties';
import { DISTRICTS, RIGHT_TYPES, valueLabel } from '@zca/domain/registry';
import type { Answer, Question } from '@zca/query';
import { allOf } from '@zca/query';

type Portfolio = NonNullable<PartyDetail['portfolio']>;

const FIELDS = 12;
const PEOPLE = 20;
const STATUSES = 12;

/** The questions about a party's rights; `readPortfolio` reads the answers. */
export function portfolioQuestions(names: readonly PartyName[], budgetMs: number): Question[] {
  const where = holdingCondition(names);
  const own = names.length;
  return [
    {
      where,
      facets: {
        types: { field: 'type', size: RIGHT_TYPES.length },
        statuses: { field: 'statusDetail', size: STATUSES },
        fields: { field: 'technologyField', size: FIELDS },
        inventors: { field: 'inventor', size: PEOPLE },
        // Its own names are among the holders, and are taken out.
        partners: { field: 'holder', size: PEOPLE + own },
        names: { field: 'holder', size: own, values: names.map(({ name }) => name) },
        districts: { field: 'district', size: DISTRICTS.length },
      },
      pivots: {
        trend: {
          rows: { field: 'type', size: RIGHT_TYPES.length },
          columns: { field: 'filingDay', unit: 'year' },
        },
      },
      budgetMs,
    },
    { where: allOf(where, { op: 'any', field: 'statusGroup', values: ['valid'] }), budgetMs },
    { where: filingCondition(names), budgetMs },
  ];
}

/** The figures of a party's page, and how many rights each of its names holds. */
export function readPortfolio(
  names: readonly PartyName[],
  answers: readonly Answer[],
): { readonly portfolio: Portfolio; readonly counts: ReadonlyMap<string, number> } {
  const [held, valid, filed] = answers as [Answer, Answer, Answer];
  const own = new Set(names.map(({ name }) => name));
  const shares = (facet: string, field = facet) =>
    (held.facets[facet]?.buckets ?? []).map(({ value, count }) => ({
      value,
      label: valueLabel(field, value),
      count,
    }));
  const partners = shares('partners', 'holder').filter(({ value }) => !own.has(value));
  const counts = new Map(
    (held.facets['names']?.buckets ?? []).map((one) => [one.value, one.count]),
  );
  const present = [...own].filter((name) => (counts.get(name) ?? 0) > 0).length;
  const trend = held.pivots['trend'] ?? { rows: [], columns: [], counts: [] };
  const portfolio: Portfolio = {
    complete: answers.every(({ complete }) => complete),
    count: held.count,
    valid: valid.count,
    filed: filed.count,
    types: shares('types', 'type'),
    statuses: shares('statuses', 'statusDetail'),
    trend: {
      years: trend.columns.map((column) => column.slice(0, 4)),
      types: trend.rows.map((value) => ({ value, label: valueLabel('type', value) })),
      counts: trend.counts.map((row) => [...row]),
    },
    fields: shares('fields', 'technologyField'),
    inventors: shares('inventors', 'inventor'),
    distinctInventors: held.facets['inventors']?.distinct ?? 0,
    partners: partners.slice(0, PEOPLE).map((partner) => ({ ...partner, id: null })),
    distinctPartners: Math.max(0, (held.facets['partners']?.distinct ?? 0) - present),
    districts: shares('districts', 'district'),
    tookMs: Math.round(Math.max(...answers.map(({ tookMs }) => tookMs)) * 10) / 10,
  };
  return { portfolio, counts };
}
