import type { ChartsAnswer, FacetView, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await giveCity(platform, 600);
});

type Parameters = readonly (readonly [string, string])[];
const address = (path: string, parameters: Parameters) =>
  `/api/v1/rights${path}?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}`;
const search = (...parameters: Parameters) => platform.read<SearchAnswer>(address('', parameters));
const charts = (...parameters: Parameters) =>
  platform.read<ChartsAnswer>(address('/charts', parameters));
const facet = (field: string, ...parameters: Parameters) =>
  platform.read<FacetView>(address(`/facets/${field}`, parameters));

/** Counts of a facet of a list by value. */
const counts = (answer: SearchAnswer, field: string) =>
  Object.fromEntries(
    answer.facets
      .find((each) => each.field === field)!
      .buckets.map(({ value, count }) => [value, count]),
  );

describe('a facet value that is included', () => {
  it('narrows the list and every other facet, and leaves its siblings their counts', async () => {
    const all = await search(['q', ''], ['facets', 'type,statusGroup']);
    const types = counts(all, 'type');
    const some = await search(
      ['q', ''],
      ['include', 'type:design'],
      ['facets', 'type,statusGroup'],
    );
    expect(some.count).toBe(types['design']);
    expect(counts(some, 'type')).toEqual(types);
    const statuses = Object.values(counts(some, 'statusGroup'));
    expect(statuses.reduce((sum, count) => sum + count, 0)).toBe(types['design']);
  });

  it('joins with values of its field and meets those of other fields', async () => {
    const types = counts(await search(['q', ''], ['facets', 'type']), 'type');
    const two = await search(['include', 'type:design'], ['include', 'type:utilityModel']);
    expect(two.count).toBe(types['design']! + types['utilityModel']!);
    const valid = await search(
      ['include', 'type:design'],
      ['include', 'type:utilityModel'],
      ['include', 'statusGroup:valid'],
      ['facets', 'statusGroup'],
    );
    expect(valid.count).toBe(counts(valid, 'statusGroup')['valid']);
    expect(valid.count).toBeLessThan(two.count);
  });

  it('gives the same records as the same condition in the query', async () => {
    const one = await search(
      ['include', 'statusGroup:valid'],
      ['size', '200'],
      ['sort', 'filingDay'],
    );
    const two = await search(['q', '法律状态=有效'], ['size', '200'], ['sort', 'filingDay']);
    expect(one.rows.map((row) => row.key)).toEqual(two.rows.map((row) => row.key));
    expect(one.count).toBe(two.count);
    for (const row of one.rows) expect(row.status.group).toBe('valid');
  });

  it('may be that a value is missing', async () => {
    const all = await search(['facets', 'industry']);
    const { missing } = all.facets.find((each) => each.field === 'industry')!;
    const without = await search(['include', 'industry:'], ['facets', 'type']);
    expect(without.count).toBe(missing);
    // Industries are told of patents only.
    const marks = await search(['include', 'type:trademark'], ['size', '0']);
    expect(counts(without, 'type')['trademark']).toBe(marks.count);
    expect(marks.count).toBeGreaterThan(0);
  });
});

describe('a facet value that is excluded', () => {
  it('is away from the list, its facet and the charts', async () => {
    const types = counts(await search(['facets', 'type']), 'type');
    const total = Object.values(types).reduce((sum, count) => sum + count, 0);
    const rest = await search(['exclude', 'type:trademark'], ['facets', 'type']);
    expect(rest.count).toBe(total - types['trademark']!);
    expect(counts(rest, 'type')['trademark'] ?? 0).toBe(0);
    expect((await charts(['exclude', 'type:trademark'])).count).toBe(rest.count);
  });

  it('excludes whatever else is excluded', async () => {
    const rest = await search(
      ['exclude', 'type:trademark'],
      ['exclude', 'type:design'],
      ['exclude', 'statusGroup:valid'],
      ['size', '200'],
    );
    for (const row of rest.rows) {
      expect(['trademark', 'design']).not.toContain(row.type);
      expect(row.status.group).not.toBe('valid');
    }
    expect(rest.count).toBeGreaterThan(0);
  });
});

describe('one facet', () => {
  it('counts every record in a bucket, among the others, or as missing', async () => {
    const { count } = await search(['size', '0']);
    for (const field of ['type', 'statusGroup', 'filingYear']) {
      const view = await facet(field, ['size', '500']);
      const sum = view.buckets.reduce((total, bucket) => total + bucket.count, 0);
      expect(sum + view.other + view.missing, field).toBe(count);
    }
  });

  it('is narrowed by a text in its values or their names, without touching the counts', async () => {
    const all = await facet('holder', ['size', '500']);
    const some = await facet('holder', ['size', '500'], ['contains', '大学']);
    expect(some.buckets.length).toBeGreaterThan(3);
    expect(some.buckets.every((bucket) => bucket.value.includes('大学'))).toBe(true);
    const known = new Map(all.buckets.map(({ value, count }) => [value, count]));
    for (const { value, count } of some.buckets) expect(known.get(value)).toBe(count);
  });

  it('is in the order of its counts', async () => {
    const { buckets } = await facet('holder', ['size', '100']);
    const given = buckets.map((bucket) => bucket.count);
    expect(given).toEqual(given.toSorted((a, b) => b - a));
  });

  it('carries names in both languages', async () => {
    const { label, buckets } = await facet('industry');
    expect(label.zh).toMatch(/产业/);
    for (const bucket of buckets) expect(bucket.label.zh).not.toBe(bucket.value);
  });
});

describe('the charts', () => {
  const narrowed = '法律状态=有效 AND 类型=发明授权';
  it.each([
    ['everything', [], []],
    [
      'a narrowed search',
      [
        ['q', '法律状态=有效'],
        ['include', 'type:inventionGrant'],
        ['exclude', 'district:610116'],
      ],
      // A facet shows the siblings of what its own field includes; a query has no siblings.
      [
        ['q', narrowed],
        ['exclude', 'district:610116'],
      ],
    ],
  ] as [string, Parameters, Parameters][])(
    'of %s say what the facets say',
    async (_name, asked, where) => {
      const chart = await charts(...asked);
      expect(chart.count).toBe((await search(...where, ['size', '0'])).count);
      for (const [rows, field] of [
        [chart.holders.rows, 'holder'],
        [chart.statuses, 'statusDetail'],
        [chart.classes.rows, 'ipcGroup'],
        [chart.districts, 'district'],
      ] as const) {
        const view = await facet(field, ...where, ['size', '500']);
        expect(rows.length, field).toBeGreaterThan(0);
        expect(rows, field).toEqual(view.buckets.slice(0, rows.length));
      }
      const holders = await facet('holder', ...where, ['size', '1']);
      expect(chart.holders.distinct).toBe(holders.distinct);
      const years = await facet('filingYear', ...where, ['size', '500']);
      const trend = new Map(
        chart.trend.years.map((year, column) => [
          year,
          chart.trend.counts.reduce((sum, row) => sum + row[column]!, 0),
        ]),
      );
      for (const { value, count } of years.buckets) expect(trend.get(value), value).toBe(count);
    },
  );

  it('cross holders and industries as a search for both does', async () => {
    const { matrix } = await charts();
    const [holder] = matrix.rows;
    for (const [column, industry] of matrix.columns.entries()) {
      const { count } = await search(
        ['include', `holder:${holder}`],
        ['include', `industry:${industry.value}`],
        ['size', '0'],
      );
      expect(matrix.counts[0]![column], industry.value).toBe(count);
    }
  });
});

describe('the figures of the first page', () => {
  it('are those of searches for the same', async () => {
    const figures = await platform.read<{
      count: number;
      validInventions: number;
      byCollection: { value: string; count: number }[];
      demonstrationSeed: string | null;
    }>('/api/v1/city');
    expect(figures.count).toBe(600);
    const inventions = await search(['q', '类型=发明授权 AND 法律状态=有效'], ['size', '0']);
    expect(figures.validInventions).toBe(inventions.count);
    expect(figures.byCollection.reduce((sum, { count }) => sum + count, 0)).toBe(600);
    expect(figures.demonstrationSeed).toBe('7');
  });
});
