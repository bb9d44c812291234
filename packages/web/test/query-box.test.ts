import { describe, expect, it } from 'vitest';
import { waysOn } from '../src/rooms/registry/components/EmptyResult.tsx';
import { shownBuckets } from '../src/rooms/registry/components/FacetBlock.tsx';
import { applySuggestion } from '../src/rooms/registry/components/QueryBox.tsx';
import { cutAtFault } from '../src/rooms/registry/components/QueryMistake.tsx';
import { fieldLabels } from '../src/rooms/registry/fieldLabels.ts';
import { EMPTY_SEARCH } from '../src/rooms/registry/searchState.ts';

describe('taking a suggestion', () => {
  it('replaces what it covers and puts the caret behind it', () => {
    expect(applySuggestion('氮化镓 权利 且 封装', { text: '权利人:', from: 4, to: 6 })).toEqual({
      text: '氮化镓 权利人: 且 封装',
      caret: 8,
    });
  });
});

describe('pointing at a mistake', () => {
  it('cuts the query at the fault', () => {
    expect(cutAtFault('名称:封装 且', { from: 6, to: 7 })).toEqual({
      before: '名称:封装 ',
      fault: '且',
      after: '',
    });
  });

  it('gives something missing at the end a blank to stand on', () => {
    expect(cutAtFault('名称:', { from: 3, to: 3 })).toEqual({
      before: '名称:',
      fault: '\u00A0',
      after: '',
    });
  });

  it('survives a place outside the text', () => {
    expect(cutAtFault('甲', { from: 5, to: 9 }).before).toBe('甲');
  });
});

const names = (state: Partial<typeof EMPTY_SEARCH>) =>
  waysOn({ ...EMPTY_SEARCH, ...state }).map((way) => way.name);

describe('ways on from an empty answer', () => {
  it('take away first what was added last', () => {
    expect(names({ q: '氮化镓 电池', include: ['type:design'], asOf: '2020-01-01' })).toEqual([
      'withoutConditions',
      'withoutDay',
      'anyWord',
      'everything',
    ]);
  });

  it('do not take a query apart that is more than words', () => {
    expect(names({ q: '名称:封装 且 电池' })).toEqual(['everything']);
    expect(names({ q: '氮化镓' })).toEqual(['everything']);
  });
});

describe('the values of a facet', () => {
  it('begin with chosen values that the answer does not list', () => {
    const facet = {
      field: 'type',
      label: { zh: '类型', en: 'Type' },
      buckets: [{ value: 'design', label: { zh: '外观设计', en: 'Design' }, count: 3 }],
      other: 0,
      missing: 0,
      distinct: 1,
    };
    const state = { ...EMPTY_SEARCH, include: ['type:design'], exclude: ['type:trademark'] };
    expect(
      shownBuckets(facet, state, fieldLabels).map((bucket) => [bucket.value, bucket.label.zh]),
    ).toEqual([
      ['trademark', '商标'],
      ['design', '外观设计'],
    ]);
  });
});
