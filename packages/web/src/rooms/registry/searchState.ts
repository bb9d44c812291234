import { listOf, textOf } from '../../base/address.ts';
import type { AddressValues } from '../../base/address.ts';

/** Everything that a result page shows is in its address; this is the address read. */
export interface SearchState {
  readonly q: string;
  /** Included facet values, `field:value`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `relevance`, or a column, with `-` in front for descending. */
  readonly sort: string;
  readonly size: number;
  /** Continues after the last hit of an earlier page. */
  readonly cursor: string | null;
  /** Number of the page that the cursor leads to, from 1. */
  readonly page: number;
  /** Answers from the records as known on this day. */
  readonly asOf: string | null;
  /** Only the records of this list of numbers (its id). */
  readonly list: string | null;
  /** True for one line a family. */
  readonly families: boolean;
  readonly view: 'list' | 'charts';
  /** True when a number must not jump to its record, because the reader came back from there. */
  readonly stay: boolean;
}

export const SORTS = [
  'relevance',
  '-filingDay',
  'filingDay',
  '-publicationDay',
  '-grantDay',
  'expiryDay',
  '-citedCount',
  '-familySize',
] as const;

export const PAGE_SIZES = [25, 50, 100] as const;
const DEFAULT_SIZE = PAGE_SIZES[0];

export const EMPTY_SEARCH: SearchState = {
  q: '',
  include: [],
  exclude: [],
  sort: 'relevance',
  size: DEFAULT_SIZE,
  cursor: null,
  page: 1,
  asOf: null,
  list: null,
  families: false,
  view: 'list',
  stay: false,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LIST = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Reads an address; anything that is not understood falls back to its default. */
export function readSearch(raw: Readonly<Record<string, unknown>>): SearchState {
  const sort = textOf(raw['sort']) ?? 'relevance';
  const size = Number(textOf(raw['size']));
  const page = Number(textOf(raw['page']));
  const asOf = textOf(raw['asOf']);
  const list = textOf(raw['list']);
  const cursor = textOf(raw['cursor']);
  const hasCursor = cursor !== undefined && cursor !== '';
  return {
    q: textOf(raw['q']) ?? '',
    include: [...new Set(listOf(raw['include']))],
    exclude: [...new Set(listOf(raw['exclude']))],
    sort: (SORTS as readonly string[]).includes(sort) ? sort : 'relevance',
    size: (PAGE_SIZES as readonly number[]).includes(size) ? size : DEFAULT_SIZE,
    cursor: hasCursor ? cursor : null,
    page: hasCursor && Number.isSafeInteger(page) && page > 1 ? page : hasCursor ? 2 : 1,
    asOf: asOf !== undefined && DAY.test(asOf) ? asOf : null,
    list: list !== undefined && LIST.test(list) ? list : null,
    families: textOf(raw['collapse']) === 'family',
    view: textOf(raw['view']) === 'charts' ? 'charts' : 'list',
    stay: textOf(raw['stay']) === '1',
  };
}

/** Writes an address: defaults are left out, so that equal searches have equal addresses. */
export function writeSearch(state: SearchState): SearchAddress {
  return {
    ...(state.q === '' ? {} : { q: state.q }),
    ...(state.include.length === 0 ? {} : { include: [...state.include] }),
    ...(state.exclude.length === 0 ? {} : { exclude: [...state.exclude] }),
    ...(state.sort === 'relevance' ? {} : { sort: state.sort }),
    ...(state.size === DEFAULT_SIZE ? {} : { size: String(state.size) }),
    ...(state.cursor === null ? {} : { cursor: state.cursor, page: String(state.page) }),
    ...(state.asOf === null ? {} : { asOf: state.asOf }),
    ...(state.list === null ? {} : { list: state.list }),
    ...(state.families ? { collapse: 'family' } : {}),
    ...(state.view === 'list' ? {} : { view: state.view }),
    ...(state.stay ? { stay: '1' } : {}),
  };
}

export interface SearchAddress {
  q?: string;
  include?: string[];
  exclude?: string[];
  sort?: string;
  size?: string;
  cursor?: string;
  page?: string;
  asOf?: string;
  list?: string;
  collapse?: string;
  view?: string;
  stay?: string;
}

/** Changes a search. Whatever changes what is found starts again at the first page. */
export function changeSearch(state: SearchState, change: Partial<SearchState>): SearchState {
  const keepsPlace = 'cursor' in change || 'page' in change;
  return {
    ...state,
    ...(keepsPlace ? {} : { cursor: null, page: 1 }),
    ...('q' in change ? { stay: false } : {}),
    ...change,
  };
}

/** Adds, removes or turns round one facet value. */
export function toggleValue(
  state: SearchState,
  list: 'include' | 'exclude',
  field: string,
  value: string,
): SearchState {
  const term = `${field}:${value}`;
  const other = list === 'include' ? 'exclude' : 'include';
  const present = state[list].includes(term);
  return changeSearch(state, {
    [list]: present ? state[list].filter((each) => each !== term) : [...state[list], term],
    [other]: state[other].filter((each) => each !== term),
  });
}

/** Includes several values at once, as a click on a cell of a two-way table does. */
export function includeValues(
  state: SearchState,
  values: readonly { readonly field: string; readonly value: string }[],
): SearchState {
  const terms = values.map(({ field, value }) => `${field}:${value}`);
  return changeSearch(state, {
    include: [...new Set([...state.include, ...terms])],
    exclude: state.exclude.filter((each) => !terms.includes(each)),
  });
}

/** Splits `field:value` at the first colon; values may hold colons themselves. */
export function splitTerm(term: string): { field: string; value: string } {
  const colon = term.indexOf(':');
  return colon < 0
    ? { field: '', value: term }
    : { field: term.slice(0, colon), value: term.slice(colon + 1) };
}

/** What is asked, without the view and the place in the list: the same for list, charts and export. */
export function askedParameters(state: SearchState): AddressValues {
  return {
    q: state.q === '' ? undefined : state.q,
    include: state.include,
    exclude: state.exclude,
    asOf: state.asOf ?? undefined,
    list: state.list ?? undefined,
  };
}

/** Parameters of one page of the list. */
export function listParameters(state: SearchState, facets: readonly string[]): AddressValues {
  return {
    ...askedParameters(state),
    sort: state.sort === 'relevance' ? undefined : state.sort,
    size: String(state.size),
    cursor: state.cursor ?? undefined,
    collapse: state.families ? 'family' : undefined,
    facets: facets.join(','),
  };
}

/** First and last place of the rows shown, counted from 1. */
export function placeOf(state: SearchState, rows: number): { from: number; to: number } {
  const before = (state.page - 1) * state.size;
  return { from: rows === 0 ? 0 : before + 1, to: before + rows };
}
