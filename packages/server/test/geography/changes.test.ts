import type { ChangeAnswer, MapChanges } from '@zca/domain/geography';
import type { RightParty } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

let serial = 0;

function many(count: number, division: string, year: number) {
  const holder: RightParty = { name: '西安样例有限公司', country: 'CN', division };
  return Array.from({ length: count }, () => {
    serial += 1;
    const number = applicationNumber(year, 700 + serial);
    return { ...patent({ number }), applicants: [holder] };
  });
}

/** In 小寨路街道, in years that the other periods do not have. */
function inStreet(count: number, year: number) {
  return many(count, '610113', year).map((right) => ({
    ...right,
    applicants: right.applicants.map((party) => ({
      ...party,
      address: '陕西省西安市雁塔区小寨路街道样例路1号',
    })),
  }));
}

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    ...many(40, '610113', 2018),
    ...many(50, '610113', 2022),
    ...many(6, '610112', 2020),
    ...many(4, '610112', 2021),
    // Counts that are hidden from visitors, in one period each.
    ...many(1, '610122', 2019),
    ...many(7, '610122', 2023),
    ...many(8, '610115', 2016),
    ...many(2, '610115', 2025),
    ...inStreet(1, 2010),
    ...inStreet(3, 2011),
    // In neither period.
    ...many(5, '610104', 2015),
  ]);
});

const url = (query: string) => `/api/v1/map/changes?${query}`;
const PERIODS = 'before=2016-2020&after=2021-2025';

async function changes(asker: Asker, query = PERIODS): Promise<MapChanges> {
  const response = await platform.ask(asker, { method: 'GET', url: url(query) });
  expect(response.statusCode).toBe(200);
  return response.json();
}

const rowOf = ({ rows }: MapChanges, area: string) => rows.find(({ code }) => code === area);

describe('the change between two periods', () => {
  it('is the later count less the earlier, and no percentage on a small base', async () => {
    const exact = await changes('city');
    expect(exact).toMatchObject({
      by: 'district',
      count: 118,
      threshold: 0,
      hidden: 0,
      leastBase: 30,
      before: { from: 2016, to: 2020, count: 55, outside: 0 },
      after: { from: 2021, to: 2025, count: 63, outside: 0 },
    });
    expect(rowOf(exact, '610113')).toMatchObject({
      name: { zh: '雁塔区' },
      before: 40,
      after: 50,
      difference: 10,
      percent: 25,
    });
    expect(rowOf(exact, '610112')).toMatchObject({ difference: -2, percent: null });
    expect(rowOf(exact, '610122')).toMatchObject({ before: 1, after: 7, difference: 6 });
    expect(rowOf(exact, '610104')).toBeUndefined();
  });

  it('is not told to visitors where one of its counts is small', async () => {
    const shown = await changes('anonymous');
    expect(shown.threshold).toBe(3);
    expect(rowOf(shown, '610122')).toMatchObject({ before: null, difference: null });
    expect(rowOf(shown, '610115')).toMatchObject({ after: null, difference: null });
    // The only small count of each period hides another, or the total would tell it.
    expect(rowOf(shown, '610112')).toMatchObject({ before: null, after: null });
    expect(rowOf(shown, '610122')!.after).toBe(7);
    expect(rowOf(shown, '610113')).toMatchObject({ difference: 10, percent: 25 });
    expect(shown.hidden).toBe(3);
  });

  it('is of the records of the search, and of the years asked', async () => {
    const found = await changes('city', `${PERIODS}&include=district:610112`);
    expect(found.rows).toHaveLength(1);
    const years = await changes('city', 'before=2018-2018&after=2022-2022');
    expect(years.rows.map(({ code }) => code)).toEqual(['610113']);
    expect((await changes('city', `${PERIODS}&by=street`)).by).toBe('street');
  });

  it('names streets and towns, in both languages', async () => {
    const found = await changes('city', 'before=2010-2010&after=2011-2011&by=street');
    expect(found.rows).toHaveLength(1);
    const [row] = found.rows;
    expect(row).toMatchObject({ before: 1, after: 3, difference: 2 });
    expect(row!.name.zh).toBe('雁塔区小寨路街道');
    expect(row!.name.en).toMatch(/^Yanta\b.*, 小寨路街道$/);
  });

  it.each(
    (['city', 'anonymous'] as const).flatMap((asker) =>
      ['by=district', 'by=zone', 'by=street', 'include=district:610113', 'q=filed:2018'].map(
        (query) => [asker, query] as const,
      ),
    ),
  )('is the same in its analysis, for %s asking %s', async (asker, query) => {
    const mapped = await changes(asker, `${PERIODS}&${query}`);
    const days =
      'beforeFrom=2016-01-01&beforeTo=2020-12-31&afterFrom=2021-01-01&afterTo=2025-12-31';
    const response = await platform.ask(asker, {
      url: `/api/v1/map/analyses/change?${days}&${query}`,
    });
    expect(response.statusCode, response.body).toBe(200);
    const analysed = response.json<ChangeAnswer>();
    expect(analysed).toMatchObject({
      count: mapped.count,
      threshold: mapped.threshold,
      hidden: mapped.hidden,
      generation: mapped.generation,
      outside: { before: mapped.before.outside, after: mapped.after.outside },
      total: { before: mapped.before.count, after: mapped.after.count },
    });
    const rows = analysed.areas.map(({ change, ...row }) => ({
      ...row,
      difference: change.absolute,
      percent: change.percent,
    }));
    expect(rows).toEqual(mapped.rows);
    expect(analysed.classes.classes).toHaveLength(rows.length);
  });

  it('refuses periods that overlap or are none, in a sentence', async () => {
    const refused = async (query: string) => {
      const response = await platform.ask('anonymous', { method: 'GET', url: url(query) });
      expect([query, response.statusCode]).toEqual([query, 400]);
      const problem = response.json() as { code: string; detail: { zh: string; en: string } };
      expect(problem.code).toBe('request.invalid');
      return problem.detail;
    };
    const overlap = await refused('before=2016-2020&after=2020-2025');
    expect(overlap.zh).toContain('不能重叠');
    expect(overlap.en).toContain('may not overlap');
    expect((await refused('before=2021-2025&after=2016-2020')).en).toContain('2021-2025');
    expect((await refused('before=2020-2016&after=2021-2025')).en).toContain('2020-2016');
    expect((await refused('before=2016-2020&after=lately')).zh).toContain('after');
    await refused('before=2016-2020');
    await refused(`${PERIODS}&by=country`);
  });
});
