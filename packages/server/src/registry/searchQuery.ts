import { CalendarDay } from '@zca/domain/registry';
import { isCalendarDay } from '@zca/standards';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ownersOf } from './numbers/asker.ts';
import { noList } from './numbers/numberListStore.ts';
import type { NumberListStore } from './numbers/numberListStore.ts';
import type { AskedSearch } from './question.ts';

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
  /** A list of numbers that the asker has looked up. */
  list: z.uuid().optional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/**
 * The search part of an address, with the records of the asker's own list. Throws
 * `resource.absent` for a list that is not the asker's.
 */
export async function askedSearch(
  request: FastifyRequest<{ Querystring: SearchQuery }>,
  lists: NumberListStore,
): Promise<AskedSearch> {
  const { q, include, exclude, sort, asOf, list } = request.query;
  const asked = { q, include, exclude, sort, ...(asOf === undefined ? {} : { asOf }) };
  if (list === undefined) return asked;
  const within = await lists.findKeys(list, ownersOf(request));
  if (within === undefined) throw noList();
  return { ...asked, list, within };
}
