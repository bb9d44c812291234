import type { MapAreaKind } from '@zca/domain/geography';
import { INDUSTRIES, RIGHT_TYPES } from '@zca/domain/registry';
import type { Answer, Condition, FacetAnswer, Question } from '@zca/query';
import { allOf } from '@zca/query';
import { MOST_AREAS } from './maps.ts';

/** Holders whose counts are told one by one; of the smallest beyond these only number and sum are known. */
const MOST_HOLDERS = 20_000;
/** The greatest holders, of whom it is asked in which industries and as what they hold. */
const KNOWN_HOLDERS = 60;

const INDUSTRY_VALUES = INDUSTRIES.map(({ value }) => value);

/** What is counted in every area of a kind, for the figures and their ranks. */
export const COUNTED = ['records', 'valid', 'highValue', 'filed', 'filedBefore'] as const;
export type Counted = (typeof COUNTED)[number];

export interface AreaQuestions {
  /** One for each of `COUNTED`. */
  readonly counted: readonly Question[];
  /** What the areas are compared with. */
  readonly region: Question;
  /** One for each area. */
  readonly areas: readonly Question[];
}

/**
 * Everything that has to be asked about some areas: the same few questions over the whole search for
 * all of them, and one question about each.
 *
 * @param whole condition of the search
 * @param kinds the kinds of the areas
 * @param wheres the condition of each area
 * @param year of the filings; they are compared with those of the year before
 */
export function areaQuestions(
  whole: Condition,
  kinds: readonly MapAreaKind[],
  wheres: readonly Condition[],
  year: number,
): AreaQuestions {
  const any = (field: string, ...values: string[]): Condition => ({ op: 'any', field, values });
  const limits: Readonly<Record<Counted, readonly Condition[]>> = {
    records: [],
    valid: [any('type', 'inventionGrant'), any('statusGroup', 'valid')],
    highValue: [{ op: 'exists', field: 'highValue' }],
    filed: [any('filingYear', String(year))],
    filedBefore: [any('filingYear', String(year - 1))],
  };
  const areas = Object.fromEntries(kinds.map((kind) => [kind, { field: kind, size: MOST_AREAS }]));
  const industry = { field: 'industry', size: INDUSTRIES.length, values: INDUSTRY_VALUES };
  const holder = { field: 'holder', size: KNOWN_HOLDERS };
  return {
    counted: COUNTED.map((name) => ({ where: allOf(whole, ...limits[name]), facets: areas })),
    region: { where: regionOf(whole), facets: { industry } },
    areas: wheres.map((where) => ({
      where: allOf(whole, where),
      facets: {
        industry,
        type: { field: 'type', size: RIGHT_TYPES.length },
        holder: { field: 'holder', size: MOST_HOLDERS },
        person: { field: 'holderType', size: 1, values: ['person'] },
      },
      pivots: {
        industries: { rows: holder, columns: { field: 'industry', size: INDUSTRIES.length } },
        types: { rows: holder, columns: { field: 'holderType', size: 10 } },
      },
    })),
  };
}

/**
 * The search without the shapes drawn on the map: what is found in a shape is compared with what is
 * found in the whole city, and not with itself.
 */
function regionOf(condition: Condition): Condition {
  if (condition.op === 'and') return allOf(...condition.of.map(regionOf));
  const isShape = condition.op === 'box' || condition.op === 'polygon' || condition.op === 'radius';
  return isShape ? { op: 'all' } : condition;
}

const NO_FACET: FacetAnswer = { buckets: [], other: 0, missing: 0, distinct: 0 };

/** A facet of an answer; an empty one where the time ran out before it. */
export function facetOf(answer: Answer, name: string): FacetAnswer {
  return answer.facets[name] ?? NO_FACET;
}
