import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAwardsAddress } from '../src/rooms/registry/themeQueries.ts';
import { parseAddress, stringifyAddress } from '../src/base/address.ts';
import {
  EMPTY_SEARCH,
  PAGE_SIZES,
  SORTS,
  changeSearch,
  includeValues,
  placeOf,
  readSearch,
  splitTerm,
  toggleValue,
  writeSearch,
} from '../src/rooms/registry/searchState.ts';
import type { SearchState } from '../src/rooms/registry/searchState.ts';
import { makePageTrail } from '../src/rooms/registry/pageTrail.ts';

const term = fc
  .tuple(
    fc.constantFrom('type', 'holder', 'industry'),
    fc.string({ minLength: 1, unit: 'grapheme' }),
  )
  .map(([field, value]) => `${field}:${value}`);

const anySearch: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.string({ unit: 'grapheme' }),
    include: fc.uniqueArray(term, { maxLength: 4 }),
    exclude: fc.uniqueArray(term, { maxLength: 4 }),
    sort: fc.constantFrom(...SORTS),
    size: fc.constantFrom(...PAGE_SIZES),
    cursor: fc.option(fc.string({ minLength: 1 })),
    page: fc.integer({ min: 2, max: 40 }),
    asOf: fc.option(fc.constantFrom('2024-02-29', '2026-11-24')),
    families: fc.boolean(),
    list: fc.option(fc.constant('0b6f1c1e-6a7b-4c3d-8e9f-0123456789ab')),
    view: fc.constantFrom('list' as const, 'charts' as const),
    stay: fc.boolean(),
  })
  .map((state) => ({ ...state, page: state.cursor === null ? 1 : state.page }));

describe('the address of a search', () => {
  it('holds everything: writing and reading give the same search', () => {
    fc.assert(
      fc.property(anySearch, (state) => {
        const address = stringifyAddress({ ...writeSearch(state) });
        expect(readSearch(parseAddress(address))).toEqual(state);
      }),
    );
  });

  it('leaves defaults out, so that equal searches have equal addresses', () => {
    expect(stringifyAddress({ ...writeSearch(EMPTY_SEARCH) })).toBe('');
    expect(stringifyAddress({ ...writeSearch({ ...EMPTY_SEARCH, q: '氮化镓' }) })).toBe(
      '?q=%E6%B0%AE%E5%8C%96%E9%95%93',
    );
  });

  it('never reads a number or JSON out of a query', () => {
    expect(readSearch(parseAddress('?q=2017106018623')).q).toBe('2017106018623');
    expect(readSearch(parseAddress('?q=true')).q).toBe('true');
    expect(readSearch(parseAddress('?q=%7B%22a%22:1%7D')).q).toBe('{"a":1}');
  });

  it('keeps a facet whether it occurs once or several times', () => {
    expect(readSearch(parseAddress('?include=type:design')).include).toEqual(['type:design']);
    expect(readSearch(parseAddress('?include=a:1&include=b:2')).include).toEqual(['a:1', 'b:2']);
  });

  it('falls back to defaults for what it does not understand', () => {
    const read = readSearch(parseAddress('?sort=bribe&size=7&page=9&asOf=yesterday&view=map'));
    expect(read).toEqual(EMPTY_SEARCH);
  });
});

describe('changing a search', () => {
  const onPageThree: SearchState = {
    ...EMPTY_SEARCH,
    q: '电池',
    cursor: 'c3',
    page: 3,
    stay: true,
  };

  it('starts again at the first page when what is found changes', () => {
    expect(changeSearch(onPageThree, { sort: '-filingDay' })).toMatchObject({
      cursor: null,
      page: 1,
    });
    expect(toggleValue(onPageThree, 'include', 'type', 'design')).toMatchObject({
      include: ['type:design'],
      cursor: null,
    });
  });

  it('lets a number jump again once another query is typed', () => {
    expect(changeSearch(onPageThree, { q: '2017106018623' }).stay).toBe(false);
    expect(changeSearch(onPageThree, { size: 50 }).stay).toBe(true);
  });

  it('turns an included value into an excluded one and back, never both', () => {
    const included = toggleValue(EMPTY_SEARCH, 'include', 'type', 'design');
    const excluded = toggleValue(included, 'exclude', 'type', 'design');
    expect(excluded).toMatchObject({ include: [], exclude: ['type:design'] });
    expect(toggleValue(excluded, 'exclude', 'type', 'design')).toMatchObject({ exclude: [] });
  });

  it('adds both sides of a cell at once and drops their exclusion', () => {
    const state = { ...EMPTY_SEARCH, exclude: ['holder:甲'] };
    const next = includeValues(state, [
      { field: 'holder', value: '甲' },
      { field: 'industry', value: 'XA-01' },
    ]);
    expect(next).toMatchObject({ include: ['holder:甲', 'industry:XA-01'], exclude: [] });
  });

  it('splits a term at its first colon only', () => {
    expect(splitTerm('holder:甲:乙')).toEqual({ field: 'holder', value: '甲:乙' });
  });

  it('says which rows a page shows', () => {
    expect(placeOf({ ...onPageThree, size: 25 }, 25)).toEqual({ from: 51, to: 75 });
    expect(placeOf(EMPTY_SEARCH, 0)).toEqual({ from: 0, to: 0 });
  });
});

const page = (cursor: string | null, number: number): SearchState => ({
  ...EMPTY_SEARCH,
  cursor,
  page: number,
});

describe('going back a page', () => {
  it('leads to the page before when that page was seen', () => {
    const trail = makePageTrail();
    trail.note(page('c2', 2));
    trail.note(page('c3', 3));
    expect(trail.before(page('c3', 3))).toMatchObject({ cursor: 'c2', page: 2 });
    expect(trail.before(page('c2', 2))).toMatchObject({ cursor: null, page: 1 });
    expect(trail.before(page(null, 1))).toBeNull();
  });

  it('leads to the first page when a page was opened by its address alone', () => {
    const trail = makePageTrail();
    expect(trail.before(page('c9', 9))).toMatchObject({ cursor: null, page: 1 });
  });

  it('keeps the trails of different questions apart', () => {
    const trail = makePageTrail();
    trail.note({ ...page('other', 2), q: '电池' });
    expect(trail.before(page('c3', 3))).toMatchObject({ cursor: null });
  });
});

describe('the address of the register of awards', () => {
  it('holds what is looked for, which part, and where the page before ended', () => {
    expect(readAwardsAddress({ q: '䶮', show: 'withdrawn', after: 'x', page: '2' })).toEqual({
      q: '䶮',
      show: 'withdrawn',
      after: 'x',
    });
    expect(readAwardsAddress({ q: '', show: 'standing' })).toEqual({});
    expect(readAwardsAddress({ show: 'all' })).toEqual({});
  });
});
