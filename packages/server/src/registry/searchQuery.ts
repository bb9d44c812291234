import type { SearchParameters } from '@zca/domain/registry';
import { CalendarDay } from '@zca/domain/registry';
import { isCalendarDay } from '@zca/standards';
import { z } from 'zod';

const Repeated = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(300)).max(50),
);

/** The past day of a question. */
export const PastDay = CalendarDay.refine(isCalendarDay, 'Expected a calendar day YYYY-MM-DD.');

/** How a search stands in an address: `include` and `exclude` may be repeated. */
export const SearchQuery = z.object({
  q: z.string().max(4000).default(''),
  include: Repeated,
  exclude: Repeated,
  sort: z.string().max(60).default('relevance'),
  asOf: PastDay.optional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** The search part of an address. */
export function searchParameters(query: SearchQuery): SearchParameters {
  const { q, include, exclude, sort, asOf } = query;
  return { q, include, exclude, sort, ...(asOf === undefined ? {} : { asOf }) };
}
