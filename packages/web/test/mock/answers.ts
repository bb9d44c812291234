import type {
  ChartsAnswer,
  CityFigures,
  FacetView,
  MarkedText,
  SearchAnswer,
} from '@zca/domain/registry';
import {
  DISTRICTS,
  INDUSTRIES,
  OVERLAYS,
  RIGHT_FIELD_REGISTRY,
  RIGHT_TYPES,
  STATUS_GROUPS,
} from '@zca/domain/registry';
import { parse } from '@zca/query';
import { fieldLabels } from '../../src/rooms/registry/fieldLabels.ts';
import { RIGHTS, TODAY } from './records.ts';
import type { MockRight } from './records.ts';

const LISTS: Readonly<
  Record<string, readonly { value: string; label: { zh: string; en: string } }[]>
> = {
  type: RIGHT_TYPES,
  statusGroup: STATUS_GROUPS,
  status: STATUS_GROUPS,
  overlay: OVERLAYS,
  industry: INDUSTRIES,
  district: DISTRICTS,
};
const named = (field: string, value: string) =>
  LISTS[field]?.find((each) => each.value === value)?.label ?? { zh: value, en: value };

/** Plain words of a query; the mock understands no more than that, but finds the faults of any query. */
function wordsOf(q: string): string[] {
  return q
    .split(/\s+|且|AND|OR|或/)
    .filter((word) => word !== '' && !word.includes(':') && !word.includes('>'));
}

export function faultOf(q: string): { from: number; to: number; code: string } | null {
  if (q.trim() === '') return null;
  const read = parse(q, RIGHT_FIELD_REGISTRY, { today: TODAY });
  const first = read.ok ? undefined : read.problems[0];
  return first === undefined ? null : { from: first.from, to: first.to, code: first.code };
}

const split = (term: string) =>
  [term.slice(0, term.indexOf(':')), term.slice(term.indexOf(':') + 1)] as const;

function refined(parameters: URLSearchParams, except?: string): MockRight[] {
  const words = wordsOf(parameters.get('q') ?? '');
  const include = parameters.getAll('include').map(split);
  const exclude = parameters.getAll('exclude').map(split);
  const fields = new Set(include.map(([field]) => field));
  return RIGHTS.filter(
    (right) =>
      words.every((word) => right.text.includes(word)) &&
      [...fields].every(
        (field) =>
          field === except ||
          include.some(([each, value]) => each === field && right.values[field]?.includes(value)),
      ) &&
      exclude.every(
        ([field, value]) => field === except || right.values[field]?.includes(value) !== true,
      ),
  );
}

function counted(
  rights: readonly MockRight[],
  field: string,
): { value: string; count: number; label: { zh: string; en: string } }[] {
  const counts = new Map<string, number>();
  for (const right of rights)
    for (const value of right.values[field] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count, label: named(field, value) }))
    .toSorted((a, b) => b.count - a.count);
}

export function facet(parameters: URLSearchParams, field: string, size: number): FacetView {
  const rights = refined(parameters, field);
  const contains = parameters.get('contains') ?? '';
  const all = counted(rights, field).filter((each) => each.label.zh.includes(contains));
  return {
    field,
    label: fieldLabels.field(field),
    buckets: all.slice(0, size),
    distinct: all.length,
    other: all.slice(size).reduce((sum, each) => sum + each.count, 0),
    missing: rights.filter((right) => (right.values[field] ?? []).length === 0).length,
  };
}

function mark(text: string, words: readonly string[]): MarkedText {
  const word = words.find((each) => text.includes(each));
  if (word === undefined) return [{ text }];
  const at = text.indexOf(word);
  return [
    { text: text.slice(0, at) },
    { text: word, hit: true },
    ...mark(text.slice(at + word.length), words),
  ].filter((part) => part.text !== '');
}

export function search(parameters: URLSearchParams): SearchAnswer {
  const q = parameters.get('q') ?? '';
  const rights = refined(parameters);
  const size = Number(parameters.get('size') ?? 25);
  const from = Number(parameters.get('cursor') ?? 0);
  const words = wordsOf(q);
  const sort = parameters.get('sort');
  const ordered =
    sort === null
      ? rights
      : rights.toSorted((a, b) =>
          (a.record.filingDay ?? '') < (b.record.filingDay ?? '') ? 1 : -1,
        );
  const digits = q.replaceAll(/[^0-9X]/g, '');
  const jump =
    digits.length >= 12
      ? RIGHTS.find((right) => right.record.key === `CN${digits.slice(0, 12)}`)
      : undefined;
  return {
    count: rights.length,
    families: null,
    complete: !q.includes('慢'),
    tookMs: 4.1,
    generation: '7',
    asOf: parameters.get('asOf'),
    query: { normal: q, jumpTo: jump?.record.key ?? null, marks: words, warnings: [] },
    rows: ordered.slice(from, from + size).map(({ summary }) => ({
      ...summary,
      title: mark(summary.title[0]?.text ?? '', words),
      passage: mark(summary.passage[0]?.text ?? '', words),
    })),
    cursor: from + size < rights.length ? String(from + size) : null,
    facets: (parameters.get('facets') ?? '')
      .split(',')
      .filter(Boolean)
      .map((field) => facet(parameters, field, 6)),
  };
}

export function charts(parameters: URLSearchParams): ChartsAnswer {
  const rights = refined(parameters);
  const years = counted(rights, 'filingYear')
    .map((each) => each.value)
    .toSorted();
  const types = RIGHT_TYPES.filter((type) =>
    rights.some((right) => right.values['type']?.includes(type.value)),
  );
  const both = (a: string, x: string, b: string, y: string): number =>
    rights.filter((right) => right.values[a]?.includes(x) && right.values[b]?.includes(y)).length;
  const holders = counted(rights, 'holder');
  const classes = counted(rights, 'ipcGroup');
  const rows = holders.slice(0, 7).map((each) => each.value);
  return {
    count: rights.length,
    complete: true,
    tookMs: 6.2,
    trend: {
      years,
      types: types.map(({ value, label }) => ({ value, label })),
      counts: types.map((type) =>
        years.map((year) => both('type', type.value, 'filingYear', year)),
      ),
    },
    holders: { rows: holders.slice(0, 9), distinct: holders.length },
    statuses: counted(rights, 'status'),
    classes: {
      rows: classes.slice(0, 12),
      other: classes.slice(12).reduce((sum, each) => sum + each.count, 0),
    },
    industries: INDUSTRIES.map(({ value, label }) => ({
      value,
      label,
      count: rights.filter((right) => right.values['industry']?.includes(value)).length,
    })),
    districts: counted(rights, 'district'),
    matrix: {
      rows,
      columns: INDUSTRIES.map(({ value, label }) => ({ value, label })),
      counts: rows.map((holder) =>
        INDUSTRIES.map((each) => both('holder', holder, 'industry', each.value)),
      ),
    },
  };
}

let asked = 0;

export function city(): CityFigures {
  asked += 1;
  const valid = RIGHTS.filter(
    (right) =>
      right.values['type']?.includes('inventionGrant') &&
      right.values['statusGroup']?.includes('valid'),
  );
  return {
    count: RIGHTS.length,
    byCollection: [
      { value: 'patent', label: { zh: '专利', en: 'Patents' }, count: 569 },
      { value: 'trademark', label: { zh: '商标', en: 'Trademarks' }, count: 71 },
    ],
    industries: INDUSTRIES.map(({ value, label }) => ({
      value,
      label,
      count: valid.filter((right) => right.values['industry']?.includes(value)).length,
    })),
    validInventions: valid.length,
    sources: 6,
    updatedAt: '2026-11-23T16:00:00Z',
    demonstrationSeed: '20261122',
    loading: asked < 3 ? asked * 0.3 : null,
  };
}
