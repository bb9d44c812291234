import type { FlowList, FlowsAnswer, MapFlows } from '@zca/domain/geography';
import { FLOW_AREAS, FLOW_KINDS } from '@zca/domain/geography';
import type { RightParty, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

let serial = 0;
const GAOXIN: RightParty = {
  name: '西安雁甲有限公司',
  country: 'CN',
  division: '610113',
  address: '陕西省西安市高新区某路9号',
};
const WEIYANG: RightParty = { name: '西安未乙有限公司', country: 'CN', division: '610112' };
const BAOJI: RightParty = {
  name: '宝鸡丙有限公司',
  country: 'CN',
  address: '陕西省宝鸡市金台区某路1号',
};
const PERSON: RightParty = { name: '王样例', country: 'CN' };

type Event = {
  readonly day: string;
  readonly code: string;
  readonly details: Record<string, string>;
};

function right(holder: RightParty, events: readonly Event[], year = 2020) {
  serial += 1;
  const number = applicationNumber(year, 600 + serial);
  return { ...patent({ number }), applicants: [holder], events: [...events] };
}
const passing = (from: string, to: string, day = '2023-05-05'): Event => ({
  day,
  code: 'transfer',
  details: { formerHolder: from, newHolder: to },
});
const transfer = (from: RightParty, to: RightParty, year?: number) =>
  right(from, [passing(from.name, to.name)], year);
const licence = (from: RightParty, to: RightParty) =>
  right(from, [
    { day: '2022-01-05', code: 'licence', details: { licensor: from.name, licensee: to.name } },
  ]);
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

/** Passed from the one to the other, back, and there again. */
const AGAIN = right(GAOXIN, [
  passing(GAOXIN.name, WEIYANG.name),
  passing(WEIYANG.name, GAOXIN.name, '2024-05-05'),
  passing(GAOXIN.name, WEIYANG.name, '2025-05-05'),
]);
const PLAIN = times(11, () => transfer(GAOXIN, WEIYANG));

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    right(GAOXIN, []),
    right(WEIYANG, []),
    // Another person of the same name, who sits in a district.
    ...times(3, () => right({ ...PERSON, division: '610104' }, [])),
    ...PLAIN,
    AGAIN,
    ...times(3, () => transfer(WEIYANG, GAOXIN, 2021)),
    ...times(4, () => transfer(GAOXIN, GAOXIN)),
    ...times(2, () => transfer(BAOJI, WEIYANG)),
    ...times(3, () => transfer(PERSON, WEIYANG)),
    ...times(5, () => licence(GAOXIN, WEIYANG)),
    // A change of name is no passing.
    right(GAOXIN, [
      {
        day: '2023-06-06',
        code: 'holderChange',
        details: { formerHolder: '西安旧名有限公司', newHolder: GAOXIN.name },
      },
    ]),
  ]);
});

async function asked<T>(asker: Asker, path: string, query: string): Promise<T> {
  const response = await platform.ask(asker, { url: `/api/v1/map/${path}?${query}` });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<T>();
}
const mapped = (asker: Asker, query = '') => asked<MapFlows>(asker, 'flows', query);
const analysed = (asker: Asker, query = '') => asked<FlowsAnswer>(asker, 'analyses/flows', query);
const countOf = ({ pairs }: MapFlows, from: string, to: string) =>
  pairs.find((pair) => pair.from === from && pair.to === to)?.count;

describe('the flows of the map and those that are analysed', () => {
  const QUESTIONS = FLOW_KINDS.flatMap((kind) =>
    FLOW_AREAS.flatMap((by) => ['', '&q=filed:2020'].map((more) => `kind=${kind}&by=${by}${more}`)),
  );
  it.each(
    QUESTIONS.flatMap((query) => (['city', 'anonymous'] as const).map((asker) => [asker, query])),
  )('are the same numbers for %s asking %s', async (asker, query) => {
    const { tookMs: _, ...flows } = await mapped(asker as Asker, query);
    const { result, explanation, tookMs: __, ...same } = await analysed(asker as Asker, query);
    expect(flows.pairs.length).toBeGreaterThan(0);
    expect(same).toEqual(flows);
    expect(explanation.title.zh).toBe('技术流动');
    for (const { from, to, n, back } of result.top) {
      expect(n).toBe(countOf(flows as MapFlows, from, to));
      const reverse = countOf(flows as MapFlows, to, from);
      expect(back).toBe(reverse === undefined ? 0 : reverse);
    }
    const told = flows.pairs.reduce((sum, { count }) => sum + (count ?? 0), 0);
    expect(result.known).toBe(told);
    expect(result.byArea.reduce((sum, { net }) => sum + net, 0)).toBe(0);
  });

  it('have net, one-sidedness and effectiveness added', async () => {
    const { result } = await analysed('city');
    const area = (code: string) => result.byArea.find((each) => each.area === code);
    // 13 there and 4 back: one record passed there twice and back once.
    expect(area('610113')).toMatchObject({ incoming: 4, outgoing: 13, within: 4, net: -9 });
    expect(area('610113')!.effectiveness).toBeCloseTo(-9 / 17, 12);
    expect(result.top[0]).toMatchObject({ from: '610113', to: '610112', n: 13, back: 4 });
    expect(result.top[0]!.asymmetry).toBeCloseTo(9 / 17, 12);
  });

  it('leave what is hidden out of every figure, and say so of the area', async () => {
    const shown = await analysed('anonymous');
    const baoji = shown.areas.find(({ outside }) => outside)!;
    expect(countOf(shown, baoji.area, '610112')).toBeNull();
    const area = (code: string) => shown.result.byArea.find((each) => each.area === code)!;
    expect(area(baoji.area)).toMatchObject({ outgoing: 0, hidden: 1 });
    expect(area('610112').hidden).toBeGreaterThan(0);
    expect(shown.result.top.map(({ from }) => from)).not.toContain(baoji.area);
  });

  it('are between zones where that is asked, the rest of the city by its name', async () => {
    const exact = await mapped('city', 'by=zone');
    expect(exact.by).toBe('zone');
    expect(countOf(exact, 'XA-GX', '610100')).toBe(13);
    const names = new Map(exact.areas.map(({ area, name }) => [area, name]));
    expect(names.get('610100')).toEqual({
      zh: '西安市（开发区以外）',
      en: "Xi'an, in no zone",
    });
    expect(names.get('XA-GX')!.zh).toContain('高新');
    expect(exact.areas.filter(({ outside }) => outside)).toHaveLength(1);
  });

  it('do not place a natural person by what others of the name hold', async () => {
    const exact = await mapped('city');
    expect(exact.areas.map(({ area }) => area)).not.toContain('610104');
    expect(exact.unknown).toEqual({ from: 3, to: 0, both: 0 });
  });

  it('count the records with such an event, and no change of name', async () => {
    const exact = await mapped('city');
    // 11 + 1 + 3 + 4 + 2 + 3 records, of which one passed three times.
    expect(exact).toMatchObject({ count: 24, passings: 26 });
  });
});

describe('the records of a flow', () => {
  const keep = (asker: Asker, query: string) =>
    platform.ask(asker, { method: 'POST', url: `/api/v1/map/flows/list?${query}` });
  const found = async (asker: Asker, list: string, cookie?: string): Promise<string[]> => {
    const response = await platform.ask(asker, {
      url: `/api/v1/rights?list=${list}&size=200`,
      ...(cookie === undefined ? {} : { headers: { cookie } }),
    });
    expect(response.statusCode, response.body).toBe(200);
    return response.json<SearchAnswer>().rows.map(({ key }) => key);
  };

  it('are a list of just these, each once', async () => {
    const response = await keep('city', 'from=610113&to=610112');
    expect(response.statusCode, response.body).toBe(201);
    const { list, records } = response.json<FlowList>();
    const wanted = [AGAIN, ...PLAIN].map(({ key }) => key).toSorted();
    expect(records).toBe(wanted.length);
    expect((await found('city', list)).toSorted()).toEqual(wanted);
  });

  it('are the visitor’s own, and of the search', async () => {
    const response = await keep('anonymous', 'from=610112&to=610113&q=filed:2021');
    expect(response.statusCode, response.body).toBe(201);
    const { list, records } = response.json<FlowList>();
    expect(records).toBe(3);
    const cookie = response.cookies.find(({ name }) => name === 'zca_asker')!;
    expect(await found('anonymous', list, `zca_asker=${cookie.value}`)).toHaveLength(3);
    const other = await platform.ask('city', { url: `/api/v1/rights?list=${list}` });
    expect(other.statusCode).toBe(404);
  });

  it('are refused where there is no such flow, and where its number is hidden', async () => {
    const { areas } = await mapped('city');
    const baoji = encodeURIComponent(areas.find(({ outside }) => outside)!.area);
    expect((await keep('city', `from=${baoji}&to=610112`)).statusCode).toBe(201);
    for (const pair of [`from=${baoji}&to=610112`, 'from=610104&to=610112']) {
      const refused = await keep('anonymous', pair);
      expect([pair, refused.statusCode]).toEqual([pair, 404]);
      expect(refused.json<{ detail: { zh: string } }>().detail.zh).toContain('没有从');
    }
    expect((await keep('city', 'from=610113')).statusCode).toBe(400);
  });
});
