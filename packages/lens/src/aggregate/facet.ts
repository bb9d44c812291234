import type { FacetAnswer, FacetRequest } from '@zca/query';
import { formatDay } from '../calendar.ts';
import type { AskContext } from '../context.ts';
import { requireSize } from '../context.ts';
import type { SegmentHits } from '../hits.ts';
import { totalOf } from '../hits.ts';
import type { LensField } from '../schema.ts';
import { WordSink } from '../structure/sink.ts';
import { normaliseValue } from '../text/analyzer.ts';
import { distinctByLabel } from './distinct.ts';
import { countKeywords, countOf } from './keywordCounts.ts';
import type { KeywordCounts } from './keywordCounts.ts';
import { findLargest } from './largest.ts';
import { countNumbers } from './numberCounts.ts';
import { readNumber } from './places.ts';

const MOST_BUCKETS = 100_000;
/** Buckets in which distinct values are counted: each costs a bit for every value. */
const MOST_DISTINCT_BUCKETS = 100;

/**
 * Counts by value. `contains` restricts buckets, `other` and `distinct` to the values that contain
 * the text; `values` chooses the buckets and `size` is then not used. Equal counts are ordered by
 * value: keywords by code unit, numbers and days ascending. Throws `too-many` for more than 100 buckets
 * with `distinct`.
 */
export function facet(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: FacetRequest,
): FacetAnswer {
  const field = context.view.fields.getOf(request.field, ['keyword', 'integer', 'date'], 'facet');
  requireSize(request.size, 'facets.size', MOST_BUCKETS);
  const answer =
    field.kind === 'keyword'
      ? keywordFacet(context, hits, request, field)
      : numberFacet(context, hits, request, field);
  if (request.distinct === undefined) return answer;
  const counted = context.view.fields.getOf(request.distinct, ['keyword'], 'facets.distinct');
  requireSize(answer.buckets.length, 'facets.distinct', MOST_DISTINCT_BUCKETS);
  const labels = answer.buckets.map(({ value }) => value);
  const distinct = distinctByLabel(context, hits, field, labels, counted.name);
  const buckets = answer.buckets.map((each, place) => ({ ...each, distinct: distinct[place]! }));
  return { ...answer, buckets };
}

function containsTest(context: AskContext, request: FacetRequest): ((t: string) => boolean) | null {
  if (request.contains === undefined || request.contains === '') return null;
  const wanted = normaliseValue(context.view.analyzer, request.contains);
  return (normalised) => normalised.includes(wanted);
}

function keywordFacet(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: FacetRequest,
  field: LensField,
): FacetAnswer {
  const counted = countKeywords(context, hits, field.name);
  const contains = containsTest(context, request);
  const { normalise } = context.view.analyzer;
  if (counted === undefined) {
    const values = chosenValues(request, contains, normalise);
    const buckets = values.map((value) => ({ value, count: 0 }));
    return { buckets, other: 0, missing: totalOf(hits), distinct: 0 };
  }
  const { space, counts, size, missing } = counted;
  const wanted =
    contains === null
      ? counted.numbers
      : numbersWith(counted, (number) => contains(space.normalised(number, normalise)));
  const limit = request.values === undefined ? request.size : 0;
  const largest = findLargest(counts, size, wanted, limit, (a, b) => space.compare(a, b));
  const buckets =
    request.values === undefined
      ? largest.numbers.map((number) => ({
          value: space.valueOf(number),
          count: counts[number + 1]!,
        }))
      : chosenValues(request, contains, normalise).map((value) => {
          const number = space.find(value);
          return { value, count: number < 0 || number >= size ? 0 : countOf(counted, number) };
        });
  return { buckets, other: largest.total - sum(buckets), missing, distinct: largest.distinct };
}

/** The numbers with a count that fit, ascending. */
function numbersWith(
  { counts, size, numbers }: KeywordCounts,
  fits: (number: number) => boolean,
): Uint32Array {
  if (numbers !== undefined) return numbers.filter(fits);
  const kept = new WordSink();
  for (let number = 0; number < size; number++) {
    if (counts[number + 1] !== 0 && fits(number)) kept.push(number);
  }
  return kept.values();
}

function numberFacet(
  context: AskContext,
  hits: readonly SegmentHits[],
  request: FacetRequest,
  field: LensField,
): FacetAnswer {
  const { counts, missing } = countNumbers(context, hits, field.name);
  const contains = containsTest(context, request);
  const { normalise } = context.view.analyzer;
  const write = (value: number): string =>
    field.kind === 'date' ? formatDay(value) : String(value);
  let entries = [...counts];
  if (contains !== null) {
    entries = entries.filter(([value]) => contains(normalise(write(value))));
  }
  const total = entries.reduce((all, [, count]) => all + count, 0);
  const distinct = entries.length;
  let buckets: { value: string; count: number }[];
  if (request.values !== undefined) {
    const byValue = new Map(entries);
    buckets = chosenValues(request, contains, normalise).map((value) => ({
      value,
      count: byValue.get(readNumber(field, value) ?? Number.NaN) ?? 0,
    }));
  } else {
    buckets = entries
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, request.size)
      .map(([value, count]) => ({ value: write(value), count }));
  }
  return { buckets, other: total - sum(buckets), missing, distinct };
}

function chosenValues(
  request: FacetRequest,
  contains: ((normalised: string) => boolean) | null,
  normalise: (text: string) => string,
): string[] {
  const values = [...new Set(request.values ?? [])];
  return contains === null ? values : values.filter((value) => contains(normalise(value)));
}

function sum(buckets: readonly { readonly count: number }[]): number {
  return buckets.reduce((all, { count }) => all + count, 0);
}
