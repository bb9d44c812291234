import type { AreaComparison, AreaPanel } from '@zca/domain/geography';
import type { Right, RightParty } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

/*
 * A hundred patents of two districts, and one of a person in a third:
 *   Yanta    30 of machine learning (20 of firm A, of them 5 granted; 10 of firm B),
 *            10 of drugs (6 of a university, 4 of a person), all filed in 2024
 *   Weiyang  10 of machine learning and 50 of drugs, all of firm D; 30 filed in 2023, 24 in 2024, 6 in 2020
 */
const AI = 'G06N3/08';
const DRUG = 'A61K31/00';
const FIRM_A = '西安甲样例有限公司';
const FIRM_B = '西安乙样例有限公司';
const FIRM_D = '西安丁样例有限公司';
const UNIVERSITY = '样例大学';
const PERSON = '张样例';
const YANTA: [number, number] = [108.94801, 34.22102];

let serial = 0;
function filed(
  count: number,
  name: string,
  division: string,
  { year = 2024, ipc = AI, granted = false, type = undefined as RightParty['type'] } = {},
): Right[] {
  return Array.from({ length: count }, () => {
    serial += 1;
    const number = applicationNumber(year, 700 + serial);
    const grant = {
      grantDay: `${year + 1}-06-01`,
      publications: [{ number: `CN${110_500_000 + serial}B`, kind: 'B', day: `${year + 1}-06-01` }],
      registerAsOf: '2099-12-31',
    };
    const location = name === FIRM_A ? { location: YANTA } : {};
    const party = { name, country: 'CN', division, ...location, ...(type ? { type } : {}) };
    return { ...patent({ number, ipc: [ipc] }), applicants: [party], ...(granted ? grant : {}) };
  });
}

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  await platform.give([
    ...filed(15, FIRM_A, '610113'),
    ...filed(5, FIRM_A, '610113', { granted: true }),
    ...filed(10, FIRM_B, '610113'),
    ...filed(6, UNIVERSITY, '610113', { ipc: DRUG }),
    ...filed(4, PERSON, '610113', { ipc: DRUG }),
    ...filed(10, FIRM_D, '610112'),
    ...filed(30, FIRM_D, '610112', { ipc: DRUG, year: 2023 }),
    ...filed(14, FIRM_D, '610112', { ipc: DRUG }),
    ...filed(6, FIRM_D, '610112', { ipc: DRUG, year: 2020 }),
    ...filed(1, '李样例', '610122'),
  ]);
});

async function asked<T>(asker: Asker, url: string): Promise<T> {
  const response = await platform.ask(asker, { method: 'GET', url: `/api/v1/map/${url}` });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<T>();
}
const panel = async (asker: Asker, query: string) =>
  (await asked<AreaPanel>(asker, `area?${query}`)).area;
const quotients = ({ industries }: AreaPanel['area']) =>
  Object.fromEntries(
    industries.flatMap(({ value, quotient }) =>
      quotient?.computed === true ? [[value, quotient.quotient]] : [],
    ),
  );

describe('the panel of an area', () => {
  it('counts records, inventions in force and of high value, with their ranks', async () => {
    const yanta = await panel('city', 'area=610113');
    expect(yanta).toMatchObject({
      code: '610113',
      kind: 'district',
      name: { zh: '雁塔区', en: 'Yanta' },
      areas: 3,
      records: { count: 40, rank: 2 },
      valid: { count: 5, rank: 1 },
      highValue: { count: 5, rank: 1 },
      types: [
        { value: 'inventionGrant', count: 5 },
        { value: 'inventionApplication', count: 35 },
      ],
    });
    const weiyang = await panel('city', 'area=610112');
    expect(weiyang.valid).toEqual({ count: 0, rank: null });
  });

  it('sets the filings of the last year that is published against the year before', async () => {
    const weiyang = await panel('city', 'area=610112');
    // (24 − 30) / 30.
    expect(weiyang.filings).toEqual({ year: 2024, count: 24, before: 30, percent: -20 });
    const yanta = await panel('city', 'area=610113');
    expect(yanta.filings).toEqual({ year: 2024, count: 40, before: 0, percent: null });
    const past = await panel('city', 'area=610112&asOf=2025-05-01');
    expect(past.filings.year).toBe(2023);
  });

  it('has location quotients against the whole of the search', async () => {
    const search = 'exclude=district:610122';
    const yanta = await panel('city', `area=610113&${search}`);
    // Of 100 records 40 are of AI and 60 of drugs; Yanta has 30 and 10 of its 40.
    expect(quotients(yanta)).toEqual({
      'XA-05': expect.closeTo(30 / 40 / 0.4, 9),
      'XA-06': expect.closeTo(10 / 40 / 0.6, 9),
    });
    const weiyang = await panel('city', `area=610112&${search}`);
    expect(quotients(weiyang)['XA-06']).toBeCloseTo(50 / 60 / 0.6, 9);
    const none = weiyang.industries.find(({ value }) => value === 'XA-09');
    expect(none).toMatchObject({ count: 0, quotient: { computed: false, reason: 'smallField' } });
  });

  it('computes no quotient of a small area', async () => {
    const small = await panel('city', 'area=610113&q=industry:XA-06');
    expect(small.records.count).toBe(10);
    expect(small.industries.map(({ quotient }) => quotient)).toContainEqual({
      computed: false,
      reason: 'smallArea',
      n: 10,
      least: 30,
    });
  });

  it('names the greatest holders with their main industry, share and concentration', async () => {
    const { holders } = await panel('city', 'area=610113');
    expect(holders.rows.map(({ name, count, industry }) => [name, count, industry?.value])).toEqual(
      [
        [FIRM_A, 20, 'XA-05'],
        [FIRM_B, 10, 'XA-05'],
        [UNIVERSITY, 6, 'XA-06'],
        [PERSON, 4, 'XA-06'],
      ],
    );
    expect(holders).toMatchObject({ distinct: 4, topShare: 1, withoutPersons: false });
    // 0.5² + 0.25² + 0.15² + 0.1².
    expect(holders.herfindahl).toBeCloseTo(0.345, 9);
    expect((await panel('city', 'area=610112')).holders.herfindahl).toBe(1);
  });

  it('does not name natural persons to visitors, but counts them', async () => {
    const { holders } = await panel('anonymous', 'area=610113&exclude=district:610122');
    expect(holders.rows.map(({ name }) => name)).toEqual([FIRM_A, FIRM_B, UNIVERSITY]);
    expect(holders).toMatchObject({ distinct: 4, persons: 4, withoutPersons: true });
    expect(holders.herfindahl).toBeCloseTo(0.345, 9);
  });

  it('hides everything of an area whose count is hidden, from visitors alone', async () => {
    // The one record of Lantian would follow from the other two counts: the smaller is hidden as well.
    expect((await panel('anonymous', 'area=610113')).records.count).toBeNull();
    expect((await panel('anonymous', 'area=610112')).records).toEqual({ count: 60, rank: 1 });
    const hidden = await panel('anonymous', 'area=610122');
    expect(hidden).toMatchObject({
      records: { count: null, rank: null },
      types: [],
      industries: [],
      holders: { distinct: null, rows: [], persons: null, topShare: null, herfindahl: null },
    });
    const exact = await panel('city', 'area=610122');
    expect(exact).toMatchObject({
      records: { count: 1, rank: 3 },
      holders: { rows: [{ name: '李样例', count: 1 }] },
    });
  });

  it('hides the shares where the count of a great holder is hidden', async () => {
    await platform.give(filed(2, '西安戊样例有限公司', '610114'));
    await platform.give(filed(9, FIRM_B, '610114'));
    const shown = await panel('anonymous', 'area=610114&exclude=district:610122');
    expect(shown.holders.rows.map(({ count }) => count)).toEqual([null, null]);
    expect(shown.holders).toMatchObject({ topShare: null, herfindahl: null });
    expect((await panel('city', 'area=610114')).holders.topShare).toBe(1);
  });

  it('without a code is of the whole search, and compares a drawn shape with what lies outside', async () => {
    const shape = encodeURIComponent('location:circle(108.94801,34.22102,100)');
    const drawn = await panel('city', `q=${shape}&exclude=district:610122&exclude=district:610114`);
    expect(drawn).toMatchObject({
      code: null,
      kind: 'search',
      areas: null,
      records: { count: 20, rank: null },
    });
    // Too few to tell of 20 records.
    expect(drawn.industries[4]!.quotient).toMatchObject({ reason: 'smallArea', n: 20 });
    await platform.give(filed(20, FIRM_A, '610113'));
    const greater = await panel(
      'city',
      `q=${shape}&exclude=district:610122&exclude=district:610114`,
    );
    // All 40 are of AI, and so are 60 of the 120 of the whole search.
    expect(quotients(greater)).toMatchObject({ 'XA-05': expect.closeTo(2, 9) });
  });

  it('refuses what is no area', async () => {
    for (const [area, status, code] of [
      ['somewhere', 400, 'request.invalid'],
      ['61011', 400, 'request.invalid'],
      ['610199', 404, 'resource.absent'],
      ['XA-ZZ', 404, 'resource.absent'],
      ['610113999', 404, 'resource.absent'],
    ] as const) {
      const url = `/api/v1/map/area?area=${area}`;
      const response = await platform.ask('anonymous', { method: 'GET', url });
      expect([area, response.statusCode, response.json<{ code: string }>().code]).toEqual([
        area,
        status,
        code,
      ]);
    }
  });
});

describe('areas side by side', () => {
  it('have the figures of their panels, in the order asked for', async () => {
    const url = 'compare?areas=610112,XA-GX,610113';
    const { areas } = await asked<AreaComparison>('anonymous', url);
    expect(areas.map(({ code }) => code)).toEqual(['610112', 'XA-GX', '610113']);
    for (const area of areas) {
      expect(area).toEqual(await panel('anonymous', `area=${area.code}`));
    }
  });

  it('are two to four different ones', async () => {
    for (const areas of ['610112', '610112,610112', '610102,610103,610104,610111,610112', '']) {
      const url = `/api/v1/map/compare?areas=${areas}`;
      const response = await platform.ask('anonymous', { method: 'GET', url });
      expect([areas, response.statusCode]).toEqual([areas, 400]);
      expect(response.json()).toMatchObject({ code: 'request.invalid' });
    }
  });
});
