import type { MapFlows } from '@zca/domain/geography';
import type { RightParty } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

let serial = 0;
const YANTA: RightParty = { name: '西安雁甲有限公司', country: 'CN', division: '610113' };
const WEIYANG: RightParty = { name: '西安未乙有限公司', country: 'CN', division: '610112' };
const BAOJI: RightParty = {
  name: '宝鸡丙有限公司',
  country: 'CN',
  address: '陕西省宝鸡市金台区某路1号',
};

function right(
  applicants: readonly RightParty[],
  code: string,
  details: Record<string, string>,
  year = 2020,
) {
  serial += 1;
  const number = applicationNumber(year, 800 + serial);
  return {
    ...patent({ number }),
    applicants: [...applicants],
    events: [{ day: '2023-05-05', code, details }],
  };
}

const transfer = (from: RightParty, to: string, year?: number) =>
  right([from], 'transfer', { formerHolder: from.name, newHolder: to }, year);
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    // Holds a right of its own, by which the index tells where it sits.
    { ...patent({ number: applicationNumber(2019, 799) }), applicants: [WEIYANG] },
    { ...patent({ number: applicationNumber(2019, 798) }), applicants: [YANTA] },
    ...times(5, () => transfer(YANTA, WEIYANG.name)),
    ...times(2, () => transfer(WEIYANG, YANTA.name, 2021)),
    ...times(4, () => transfer(YANTA, YANTA.name)),
    ...times(3, () => transfer(BAOJI, YANTA.name)),
    transfer(YANTA, '查无此人有限公司'),
    ...times(3, () => right([YANTA], 'licence', { licensor: YANTA.name, licensee: WEIYANG.name })),
  ]);
});

async function flows(asker: Asker, query = ''): Promise<MapFlows> {
  const response = await platform.ask(asker, { method: 'GET', url: `/api/v1/map/flows${query}` });
  expect(response.statusCode).toBe(200);
  return response.json();
}

const countOf = ({ pairs }: MapFlows, from: string, to: string) =>
  pairs.find((pair) => pair.from === from && pair.to === to)?.count;

describe('transfers and licences', () => {
  it('pass from the district of the giver to that of the taker', async () => {
    const exact = await flows('city');
    expect(exact).toMatchObject({ kind: 'transfer', by: 'district', passings: 15, count: 15 });
    expect(exact).toMatchObject({ hidden: 0, cutOff: 0 });
    expect(countOf(exact, '610113', '610112')).toBe(5);
    expect(countOf(exact, '610112', '610113')).toBe(2);
    expect(countOf(exact, '610113', '610113')).toBe(4);
    expect(exact.pairs[0]).toEqual({ from: '610113', to: '610112', count: 5 });
  });

  it('name places outside the city, and count apart whose place is not known', async () => {
    const exact = await flows('city');
    const outside = exact.areas.filter((area) => area.outside);
    expect(outside).toHaveLength(1);
    expect(outside[0]!.name.zh).toContain('宝鸡');
    expect(countOf(exact, outside[0]!.area, '610113')).toBe(3);
    expect(exact.unknown).toEqual({ from: 0, to: 1, both: 0 });
  });

  it('hide small counts from visitors', async () => {
    const shown = await flows('anonymous');
    expect(shown.threshold).toBe(3);
    expect(countOf(shown, '610112', '610113')).toBeNull();
    expect(shown.unknown.to).toBeNull();
    expect(countOf(shown, '610113', '610112')).toBe(5);
    expect(shown.hidden).toBe(2);
  });

  it('of the other kind are licences', async () => {
    const licences = await flows('city', '?kind=licence');
    expect(licences).toMatchObject({ kind: 'licence', passings: 3 });
    expect(countOf(licences, '610113', '610112')).toBe(3);
  });

  it('are of the records of the search, and follow new records', async () => {
    const query = '?q=filed:2021';
    expect((await flows('city', query)).passings).toBe(2);
    await platform.give([transfer(YANTA, WEIYANG.name, 2021)]);
    expect((await flows('city', query)).passings).toBe(3);
  });

  it('of no kind are refused, as is a search that cannot be understood', async () => {
    for (const query of ['?kind=pledge', '?by=street', '?q=filed:']) {
      const response = await platform.ask('anonymous', {
        method: 'GET',
        url: `/api/v1/map/flows${query}`,
      });
      expect([query, response.statusCode]).toEqual([query, 400]);
    }
  });
});
