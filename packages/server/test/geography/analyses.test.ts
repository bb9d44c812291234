import type {
  CentreAnswer,
  ChangeAnswer,
  ConcentrationAnswer,
  FlowsAnswer,
  HotSpotsAnswer,
  MoranAnswer,
  NearnessAnswer,
  ReachAnswer,
} from '@zca/domain/geography';
import { EXPLANATIONS, cellBox, greatCircle } from '@zca/domain/geography';
import type { SearchAnswer } from '@zca/domain/registry';
import { partyTypeOf } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';

/** As the platform is shipped. */
const MAP_THRESHOLD = 3;
const NOW = Date.parse('2026-06-30T04:00:00Z');

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => NOW });
  await giveCity(platform, 3000);
});

type Parameters = readonly (readonly [string, string])[];
const address = (kind: string, parameters: Parameters) =>
  `/api/v1/map/analyses/${kind}?${new URLSearchParams(parameters.map((pair) => [...pair]))}`;

/** The answer that somebody gets; staff see small counts. */
async function analysis<T>(kind: string, parameters: Parameters = [], asker: Asker = 'city') {
  const response = await platform.ask(asker, { url: address(kind, parameters) });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<T>();
}

async function refusal(kind: string, ...parameters: Parameters): Promise<string> {
  const response = await platform.ask('anonymous', { url: address(kind, parameters) });
  expect(response.statusCode, response.body).toBe(400);
  return response.body;
}

const countOf = async (...parameters: Parameters): Promise<number> => {
  const query = new URLSearchParams([...parameters.map((pair) => [...pair]), ['size', '0']]);
  return (await platform.read<SearchAnswer>(`/api/v1/rights?${query}`)).count;
};
const sum = (list: readonly number[]): number => list.reduce((whole, each) => whole + each, 0);

describe('hot spots', () => {
  it('compare the cells in which any record lies, with the counts of the search', async () => {
    const found = await analysis<HotSpotsAnswer>('hot-spots', [['include', 'type:inventionGrant']]);
    expect(found.result.computed).toBe(true);
    if (!found.result.computed) return;
    expect(found.cells).toHaveLength(found.result.cells.length);
    expect(found.result.cells.some(({ value }) => value === 0)).toBe(true);
    expect(found.explanation).toEqual(EXPLANATIONS.hotSpots);
    expect(found.count).toBe(await countOf(['include', 'type:inventionGrant']));
    // The most populous cell holds what a question for its box finds, but for points on its border.
    const values = found.result.cells.map(({ value }) => value);
    const place = values.indexOf(Math.max(...values));
    const box = cellBox(found.zoom, found.cells[place]!).join(',');
    const inside = await countOf(['q', `位置:box(${box})`], ['include', 'type:inventionGrant']);
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThanOrEqual(values[place]!);
  });

  it('say that there are too few cells where they are large, and refuse zooms beyond', async () => {
    const found = await analysis<HotSpotsAnswer>('hot-spots', [['zoom', '13']]);
    expect(found.cellMetres).toBeGreaterThan(3800);
    expect(found.cellMetres).toBeLessThan(4200);
    expect(await refusal('hot-spots', ['zoom', '20'])).toContain('zoom');
  });

  it('do not tell visitors counts below the threshold', async () => {
    const [open, closed] = [
      await analysis<HotSpotsAnswer>('hot-spots', [['include', 'type:design']]),
      await analysis<HotSpotsAnswer>('hot-spots', [['include', 'type:design']], 'anonymous'),
    ];
    if (!open.result.computed || !closed.result.computed) throw new Error('not computed');
    const small = open.result.cells.filter(({ value }) => value > 0 && value < MAP_THRESHOLD);
    expect(small.length).toBeGreaterThan(0);
    expect(open.hidden).toBe(0);
    expect(closed.hidden).toBe(small.length);
    expect(closed.result.cells.every(({ value }) => value === 0 || value >= MAP_THRESHOLD)).toBe(
      true,
    );
  });
});

describe('Moran’s I', () => {
  it('is the same for the same question', async () => {
    const [one, other] = [
      await analysis<MoranAnswer>('moran'),
      await analysis<MoranAnswer>('moran'),
    ];
    expect(one.result).toEqual(other.result);
    expect(one.result).toMatchObject({ computed: true, permutations: 999 });
  });

  it('of the districts compares their records a square kilometre along their borders', async () => {
    const found = await analysis<MoranAnswer>('moran', [['unit', 'district']]);
    expect(found).toMatchObject({ unit: 'district', zoom: null });
    expect(found.result).toMatchObject({ computed: true, areas: 13, islands: 0 });
    expect(await refusal('moran', ['unit', 'street'])).toContain('unit');
  });

  it('is not computed where nothing is found', async () => {
    const none = await analysis<MoranAnswer>('moran', [['q', 'zzzzqqqq']]);
    expect(none).toMatchObject({ count: 0, result: { computed: false, reason: 'allEqual' } });
  });
});

describe('concentration', () => {
  it('is of the counts of a list, with quotients of the two shares', async () => {
    const found = await analysis<ConcentrationAnswer>('concentration');
    expect(found.areas.length).toBeGreaterThanOrEqual(13);
    for (const { code, count } of found.areas.slice(0, 4)) {
      expect(count).toBe(await countOf(['include', `district:${code}`]));
    }
    const area = found.areas.findIndex(({ count }) => count === Math.max(...counts(found)));
    const [field] = found.fields;
    const here = await countOf(
      ['include', `district:${found.areas[area]!.code}`],
      ['include', `industry:${field!.value}`],
    );
    const quotient = found.quotients[area]![0]!;
    if (!quotient.computed) throw new Error('not computed');
    const inField = await countOf(
      ['include', `industry:${field!.value}`],
      ...found.areas.map(({ code }) => ['include', `district:${code}`] as const),
    );
    expect(quotient.quotient).toBeCloseTo(
      here / found.areas[area]!.count! / (inField / found.region),
      9,
    );
    expect(found.quotients.flat().some((each) => each?.computed === false)).toBe(true);
  });

  it('of a few records tells visitors nothing that would tell a hidden count', async () => {
    const few = [
      ['include', 'type:design'],
      ['include', 'filingYear:2019'],
    ] as const;
    const closed = await analysis<ConcentrationAnswer>('concentration', few, 'anonymous');
    const open = await analysis<ConcentrationAnswer>('concentration', few);
    expect(closed.hidden).toBeGreaterThan(0);
    expect(closed.result).toMatchObject({ computed: false, reason: 'hiddenCounts' });
    expect(open.result.computed).toBe(true);
    for (const [place, { count }] of open.areas.entries()) {
      if (count! > 0 && count! < MAP_THRESHOLD) expect(closed.areas[place]!.count).toBeNull();
    }
  });

  const counts = ({ areas }: ConcentrationAnswer) => areas.map(({ count }) => count ?? 0);
});

describe('the centre', () => {
  it('lies in the city, by year with its shift', async () => {
    const found = await analysis<CentreAnswer>('centre', [['years', '6']]);
    if (!found.result.computed) throw new Error('not computed');
    expect(greatCircle(found.result.mean, { longitude: 108.94, latitude: 34.27 })).toBeLessThan(
      40_000,
    );
    expect(found.path.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
    const shifts = found.path.flatMap(({ shift }) => (shift === null ? [] : [shift]));
    expect(shifts.length).toBeGreaterThan(0);
    expect(found.result.records + found.missing).toBeGreaterThanOrEqual(found.count);
  });

  it('of a past day ends with its year', async () => {
    const past = await analysis<CentreAnswer>('centre', [
      ['years', '2'],
      ['asOf', '2026-07-31'],
    ]);
    expect(past.path.map(({ year }) => year)).toEqual([2025, 2026]);
  });
});

describe('flows', () => {
  it('count the transfers of a list, known and unknown', async () => {
    const found = await analysis<FlowsAnswer>('flows');
    const { known, within, top, byArea } = found.result;
    const { from, to, both } = found.unknown;
    expect(known).toBeGreaterThan(0);
    expect(known + from! + to! + both!).toBe(found.passings);
    expect(within + sum(byArea.map(({ outgoing }) => outgoing))).toBe(known);
    // A record may have passed more than once.
    const transfers = await countOf(['q', '事件:transfer']);
    expect(found.count).toBeLessThanOrEqual(transfers);
    expect(found.passings).toBeGreaterThanOrEqual(Math.floor(transfers * 0.9));
    expect(top.every(({ n }, place) => place === 0 || n <= top[place - 1]!.n)).toBe(true);
  });

  it('tell visitors no small number', async () => {
    const closed = await analysis<FlowsAnswer>('flows', [], 'anonymous');
    const { pairs, unknown, hidden } = closed;
    const counts = [...pairs.map(({ count }) => count), ...Object.values(unknown)];
    expect(counts.filter((n) => n !== null && n > 0 && n < MAP_THRESHOLD)).toEqual([]);
    expect(counts.filter((n) => n === null)).toHaveLength(hidden);
    expect(hidden).toBeGreaterThan(0);
  });

  it('are those of licences when asked', async () => {
    const found = await analysis<FlowsAnswer>('flows', [['kind', 'licence']]);
    expect(found.kind).toBe('licence');
    expect(found.passings).toBeGreaterThan(0);
    expect(await refusal('flows', ['kind', 'pledge'])).toContain('kind');
  });
});

describe('nearness', () => {
  const HERE = [
    ['longitude', '108.88'],
    ['latitude', '34.23'],
  ] as const;

  it('ranks organisations alone, by fit and distance', async () => {
    const found = await analysis<NearnessAnswer>('nearness', [
      ...HERE,
      ['need', 'H01'],
      ['need', 'G06F'],
    ]);
    const { near } = found.result;
    expect(near.length).toBeGreaterThan(1);
    expect(near.every(({ id }) => partyTypeOf({ name: id }) !== 'person')).toBe(true);
    expect(near.every(({ metres }) => metres <= found.radius)).toBe(true);
    expect(near.every(({ score }, place) => place === 0 || score <= near[place - 1]!.score)).toBe(
      true,
    );
    const first = near[0]!;
    expect(first.matched.length).toBeGreaterThan(0);
    const has = await countOf(
      ['include', `holder:${first.id}`],
      ['include', `ipc:${first.matched[0]!.has}`],
    );
    expect(has).toBeGreaterThanOrEqual(first.matched[0]!.n);
    const without = await analysis<NearnessAnswer>('nearness', [
      ...HERE,
      ['need', 'H01'],
      ['need', 'G06F'],
      ['firm', first.id],
    ]);
    expect(without.result.near.map(({ id }) => id)).not.toContain(first.id);
  });

  it('compares what is described with what the rights of each holder say', async () => {
    const rows = await platform.read<SearchAnswer>(
      `/api/v1/rights?${new URLSearchParams({
        q: '位置:circle(108.88,34.23,30000) 库:专利 状态:有效 权利人类型:企业',
        size: '20',
      })}`,
    );
    const { title: runs, holders } = rows.rows.find((row) => row.holders.length === 1)!;
    const title = runs.map((run) => run.text).join('');
    const told: Parameters = [['text', title]];
    const listed: Parameters = [
      ['need', 'H01'],
      ['need', 'G06'],
    ];
    const [text, both, classes] = await Promise.all(
      [told, [...told, ...listed], listed].map((asked) =>
        analysis<NearnessAnswer>('nearness', [...HERE, ['size', '50'], ...asked]),
      ),
    );
    expect([text!.textShare, both!.textShare, classes!.textShare]).toEqual([1, 0.5, 0]);
    expect(text!.words.length).toBeGreaterThan(0);
    const { near } = text!.result;
    expect(near.every(({ fit }) => fit > 0 && fit <= 1)).toBe(true);
    expect(near.every((each) => each.fit === each.text!.score)).toBe(true);
    // Its own right says every word of its title.
    const own = near.find(({ id }) => holders.includes(id))!;
    expect(own.text).toMatchObject({ score: 1 });
    expect(own.text!.words.length).toBeGreaterThan(0);
    const [said, classed] = [text!, classes!].map(
      ({ result }) => new Map(result.near.map(({ id, fit }) => [id, fit])),
    );
    const inAll = both!.result.near.filter(({ id }) => said!.has(id) && classed!.has(id));
    expect(inAll.length).toBeGreaterThan(0);
    for (const { id, fit } of inAll) {
      expect(fit).toBeCloseTo((said!.get(id)! + classed!.get(id)!) / 2, 9);
    }
    const none = await analysis<NearnessAnswer>('nearness', [...HERE, ['text', 'zzzzqqqq']]);
    expect(none).toMatchObject({ words: [], result: { near: [] } });
  });

  it('goes out from where a firm mostly is, and from the classes of its own rights', async () => {
    const others = await analysis<NearnessAnswer>('nearness', [...HERE, ['need', 'H01']]);
    const name = others.result.near[0]!.id;
    const found = await analysis<NearnessAnswer>('nearness', [['firm', name]]);
    expect(found.firm).toMatchObject({
      name,
      rights: await countOf(['include', `holder:${name}`]),
    });
    expect(found.firm!.here).toBeLessThanOrEqual(found.firm!.rights);
    expect(found.classesOfFirm).toBe(true);
    const own = await platform.read<SearchAnswer>(
      `/api/v1/rights?${new URLSearchParams({ include: `holder:${name}`, size: '0', facets: 'ipcSubclass' })}`,
    );
    const subclasses = own.facets.find(({ field }) => field === 'ipcSubclass')!;
    expect(found.classes).toEqual(subclasses.buckets.slice(0, 5).map(({ value }) => value));
    expect(found.result.near.map(({ id }) => id)).not.toContain(name);
    // The same asked by its place and classes.
    const { longitude, latitude } = found.place;
    const told = await analysis<NearnessAnswer>('nearness', [
      ['longitude', String(longitude)],
      ['latitude', String(latitude)],
      ['firm', name],
      ...found.classes.map((symbol) => ['need', symbol] as const),
    ]);
    expect(told.result).toEqual(found.result);
    expect(told).toMatchObject({ firm: null, classesOfFirm: false });
  });

  it('says of an unknown firm which are called alike, and of a person that there is no point', async () => {
    const others = await analysis<NearnessAnswer>('nearness', [...HERE, ['need', 'H01']]);
    const name = others.result.near[0]!.id;
    expect(await refusal('nearness', ['firm', name.slice(0, -1)])).toContain(name);
    const persons = await platform.read<SearchAnswer>(
      `/api/v1/rights?${new URLSearchParams({
        q: '权利人类型:个人 NOT 权利人类型:(企业 OR 大专院校 OR 科研单位 OR 机关团体)',
        size: '1',
      })}`,
    );
    expect(await refusal('nearness', ['firm', persons.rows[0]!.holders[0]!])).toContain('没有点位');
  });

  it('needs a class and a place', async () => {
    expect(await refusal('nearness', ...HERE)).toContain('need');
    expect(await refusal('nearness', ...HERE, ['need', 'battery'])).toContain('need');
    expect(await refusal('nearness', ['need', 'H01M'])).toContain('longitude');
  });
});

describe('reach', () => {
  it('grows with the distance and with the stations', async () => {
    const one = await analysis<ReachAnswer>('reach', [['station', '高新站,108.88,34.2']]);
    const { within, detour, byArea } = one.result;
    expect(detour).toBe(1.4);
    expect(within.map(({ metres }) => metres)).toEqual([1000, 3000, 5000, 10_000]);
    expect(within.every(({ n }, at) => at === 0 || n >= within[at - 1]!.n)).toBe(true);
    expect(byArea.length).toBeGreaterThan(5);
    const two = await analysis<ReachAnswer>('reach', [
      ['station', '高新站,108.88,34.2'],
      ['station', '未央站,108.94,34.35'],
    ]);
    expect(two.result.within.at(-1)!.n).toBeGreaterThan(within.at(-1)!.n);
    expect(sum(two.result.stations.map(({ nearest }) => nearest))).toBe(two.result.whole);
  });

  it('counts straight lines when asked, and refuses what is no station', async () => {
    const straight = await analysis<ReachAnswer>('reach', [
      ['station', 'x,108.88,34.2'],
      ['distance', '5000'],
      ['detour', '1'],
    ]);
    const road = await analysis<ReachAnswer>('reach', [
      ['station', 'x,108.88,34.2'],
      ['distance', '5000'],
    ]);
    expect(straight.result.within[0]!.n).toBeGreaterThan(road.result.within[0]!.n);
    expect(await refusal('reach', ['station', 'x,34.2'])).toContain('名称,经度,纬度');
    expect(await refusal('reach', ['station', 'x,34.2,108.88'])).toContain('经度在前');
  });
});

describe('reach beyond rights', () => {
  const STATION = ['station', '高新站,108.88,34.2'] as const;

  it('counts each organisation once, as its rights in a circle are found', async () => {
    const found = await analysis<ReachAnswer>('reach', [
      STATION,
      ['distance', '3000'],
      ['distance', '150000'],
      ['detour', '1'],
    ]);
    const { holders, result } = found;
    const [near, far] = holders.within;
    expect(near!.n).toBeGreaterThan(0);
    expect(near!.n).toBeLessThan(far!.n);
    expect(far!.n).toBe(holders.whole);
    expect(holders.whole).toBeLessThan(result.whole);
    expect(sum(holders.stations.map(({ nearest }) => nearest))).toBe(holders.whole);
    // Every one of them holds a right with a point in the circle; persons, and others who share these, do not count.
    const inCircle = await platform.read<SearchAnswer>(
      `/api/v1/rights?${new URLSearchParams({ q: '位置:circle(108.88,34.2,3000)', size: '0', facets: 'holder' })}`,
    );
    const { distinct } = inCircle.facets.find(({ field }) => field === 'holder')!;
    expect(near!.n).toBeLessThan(distinct);
  });

  it('tells residents only where some are registered, with day and series', async () => {
    const before = await analysis<ReachAnswer>('reach', [STATION]);
    expect(before.population).toMatchObject({ computed: false, reason: 'noPopulation' });
    for (const [area, from, quantity, category] of [
      ['610113', '2024-12-31', 1_000_000, 'yearbook'],
      ['610113', '2020-12-31', 900_000, 'census'],
      ['610116', '2024-12-31', 500_000, 'revised'],
    ] as const) {
      const entered = await platform.ask('city', {
        method: 'POST',
        url: '/api/v1/indicators/registers/population/entries',
        payload: {
          area,
          from,
          quantity,
          category,
          subject: '某区',
          evidence: { title: '统计公报', number: '' },
        },
      });
      expect(entered.statusCode, entered.body).toBe(201);
    }
    const { population, schematic } = await analysis<ReachAnswer>('reach', [
      STATION,
      ['distance', '5000'],
      ['distance', '200000'],
    ]);
    if (!population.computed) throw new Error('not computed');
    expect(population.whole).toBe(1_500_000);
    expect(population.unknown).toHaveLength(11);
    expect(population.byArea).toMatchObject([
      { area: '610113', persons: 1_000_000, day: '2024-12-31', series: { zh: '年报' } },
      { area: '610116', persons: 500_000, day: '2024-12-31', series: { zh: '修订' } },
    ]);
    const [near, all] = population.within;
    expect(near!.n).toBeGreaterThan(0);
    expect(near!.n).toBeLessThan(1_500_000);
    expect(all).toMatchObject({ n: 1_500_000, share: 1 });
    expect(schematic).toBe(true);
    const past = await analysis<ReachAnswer>('reach', [STATION, ['asOf', '2024-06-30']]);
    expect(past.population).toMatchObject({ whole: 900_000 });
  });
});

describe('change', () => {
  const PERIODS = [
    ['beforeFrom', '2018-01-01'],
    ['beforeTo', '2020-12-31'],
    ['afterFrom', '2021-01-01'],
    ['afterTo', '2023-12-31'],
  ] as const;

  it('is the difference of the counts of two lists', async () => {
    const found = await analysis<ChangeAnswer>('change', PERIODS);
    const [area] = found.areas.toSorted((one, other) => other.after! - one.after!);
    const inPeriod = (years: readonly string[]) =>
      countOf(
        ['include', `district:${area!.code}`],
        ...years.map((year) => ['include', `filingYear:${year}`] as const),
      );
    expect(area!.before).toBe(await inPeriod(['2018', '2019', '2020']));
    expect(area!.after).toBe(await inPeriod(['2021', '2022', '2023']));
    expect(area!.change.absolute).toBe(area!.after! - area!.before!);
    expect(found.classes.classes).toHaveLength(found.areas.length);
    expect(found.total.change.absolute).toBe(found.total.after! - found.total.before!);
  });

  it('is hidden from visitors where either count is', async () => {
    const closed = await analysis<ChangeAnswer>(
      'change',
      [...PERIODS, ['include', 'type:design']],
      'anonymous',
    );
    for (const { before, after, change } of closed.areas) {
      for (const count of [before, after]) {
        expect(count === null || count === 0 || count >= MAP_THRESHOLD).toBe(true);
      }
      expect(change.absolute === null).toBe(before === null || after === null);
    }
  });

  it('refuses periods that overlap or are no days', async () => {
    const overlap = PERIODS.map(([name, day]) =>
      name === 'afterFrom' ? ([name, '2020-12-31'] as const) : ([name, day] as const),
    );
    expect(await refusal('change', ...overlap)).toContain('不能重叠');
    expect(await refusal('change', ...PERIODS.slice(1))).toContain('beforeFrom');
    expect(await refusal('change', ...PERIODS.slice(1), ['beforeFrom', '2018-02-30'])).toContain(
      'beforeFrom',
    );
  });
});

describe('every analysis', () => {
  it('refuses a search that is not understood, with the place of the mistake', async () => {
    for (const kind of ['hot-spots', 'moran', 'concentration', 'centre', 'flows']) {
      expect(await refusal(kind, ['q', '申请日:昨日(('])).toContain('query.syntax');
    }
  });
});
