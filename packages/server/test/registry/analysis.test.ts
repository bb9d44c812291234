import type {
  AgePyramid,
  ClassTree,
  FieldMatrix,
  LifeCycle,
  SearchAnswer,
} from '@zca/domain/registry';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';

const NOW = Date.parse('2026-06-30T04:00:00Z');

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => NOW });
  await giveCity(platform, 3000);
});

const chart = <T>(name: string, rest = '') =>
  platform.read<T>(`/api/v1/rights/charts/${name}?${rest}`);
const countOf = async (...include: string[]): Promise<number> => {
  const query = new URLSearchParams([...include.map((each) => ['include', each]), ['size', '0']]);
  return (await platform.read<SearchAnswer>(`/api/v1/rights?${query}`)).count;
};
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('holders by fields of technology', () => {
  it('count what the same two conditions find', async () => {
    const matrix = await chart<FieldMatrix>('fields');
    expect(matrix.holders.length).toBeGreaterThan(3);
    const cells = matrix.holders.flatMap((holder, row) =>
      matrix.fields.map((field, column) => ({
        holder,
        field,
        count: matrix.counts[row]![column]!,
      })),
    );
    for (const { holder, field, count } of cells.filter((_, at) => at % 17 === 0)) {
      expect(await countOf(`holder:${holder}`, `technologyField:${field.value}`)).toBe(count);
    }
    expect(matrix.distinctHolders).toBeGreaterThan(matrix.holders.length);
    expect(matrix.fields[0]!.label.zh).not.toBe(matrix.fields[0]!.value);
  });
});

describe('the tree of the IPC', () => {
  it('counts at every level the records that the condition of a place finds', async () => {
    const fields = ['ipcSection', 'ipcClass', 'ipcSubclass', 'ipcGroup', 'ipc'];
    let node = '';
    for (const field of fields) {
      const tree = await chart<ClassTree>('classes', `node=${node}`);
      expect(tree).toMatchObject({ node, childField: field });
      for (const { symbol, count } of tree.children.slice(0, 4)) {
        expect(symbol.startsWith(node)).toBe(true);
        expect(await countOf(`${field}:${symbol}`)).toBe(count);
      }
      node = tree.children[0]!.symbol;
    }
  });

  it('names the sections and refuses what is no place', async () => {
    const { children } = await chart<ClassTree>('classes');
    expect(children.find(({ symbol }) => symbol === 'H')?.title).toEqual({
      zh: '电学',
      en: 'Electricity',
    });
    const response = await platform.ask('anonymous', {
      url: '/api/v1/rights/charts/classes?node=H01L29/78',
    });
    expect(response.statusCode).toBe(400);
  });

  it('is empty where nothing has a class', async () => {
    const tree = await chart<ClassTree>('classes', 'include=type:trademark');
    expect(tree).toMatchObject({ children: [], others: 0 });
  });
});

describe('the ages of rights in force', () => {
  it('account for every right in force, and each year for those filed or expiring in it', async () => {
    const ages = await chart<AgePyramid>('ages');
    expect(ages.count).toBe(await countOf('statusGroup:valid'));
    expect(sum(ages.filed.counts.flat()) + ages.filed.missing).toBe(ages.count);
    expect(sum(ages.expires.counts.flat()) + ages.expires.missing).toBe(ages.count);
    const column = ages.filed.years.length - 3;
    const inYear = sum(ages.filed.counts.map((row) => row[column]!));
    const year = ages.filed.years[column]!;
    expect(inYear).toBe(await countOf('statusGroup:valid', `filingYear:${year}`));
    expect(ages.medianFiling! < ages.today && ages.today < ages.medianExpiry!).toBe(true);
    expect(ages.today).toBe('2026-06-30');
  });

  it('are empty where nothing is in force', async () => {
    const ages = await chart<AgePyramid>('ages', 'include=statusGroup:invalid');
    expect(ages).toMatchObject({ count: 0, medianFiling: null, medianExpiry: null });
    expect(ages.filed.years).toEqual([]);
  });
});

describe('the life cycle', () => {
  it('counts filings and different holders of each year', async () => {
    const { years, lastComplete } = await chart<LifeCycle>('life-cycle', 'q=电池');
    expect(lastComplete).toBe(2024);
    expect(years.length).toBeGreaterThan(5);
    for (const { year, filings, holders } of years.slice(-4)) {
      const url = `/api/v1/rights?q=电池&include=filingYear:${year}&facets=holder&size=0`;
      const answer = await platform.read<SearchAnswer>(encodeURI(url));
      expect(answer.count).toBe(filings);
      expect(answer.facets[0]!.distinct).toBe(holders);
    }
    expect(years.filter(({ year }) => year > 2024).every(({ phase }) => phase === null)).toBe(true);
  });

  it('has a life table that accounts for every granted patent', async () => {
    const { survival } = await chart<LifeCycle>('life-cycle');
    expect(survival.map(({ value }) => value)).toEqual([
      'inventionGrant',
      'utilityModel',
      'design',
    ]);
    for (const { value, ages, unknown } of survival) {
      const url = `/api/v1/rights?include=type:${value}&include=statusGroup:valid&include=statusGroup:invalid&size=0`;
      const granted = (await platform.read<SearchAnswer>(encodeURI(`${url}&q=授权日>=1985`))).count;
      expect(ages[0]!.atRisk + unknown, value).toBe(granted);
      const curve = ages.map((age) => age.survival);
      expect(curve).toEqual(curve.toSorted((a, b) => b - a));
    }
    // A design lives at most 15 years, a utility model 10.
    const models = survival.find(({ value }) => value === 'utilityModel')!;
    expect(Math.max(...models.ages.map(({ age }) => age))).toBeLessThanOrEqual(11);
  });

  it('is that of the records of a list, which is sent once to each reader', async () => {
    const patents = `q=${encodeURIComponent('电池')}&include=collection:patent`;
    const { rows } = await platform.read<SearchAnswer>(`/api/v1/rights?${patents}&size=200`);
    const made = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/number-lists',
      payload: { text: rows.map(({ key }) => key).join('\n') },
    });
    const { id } = made.json<{ id: string }>();
    const askAll = vi.spyOn(platform.search, 'askAll');
    const ask = vi.spyOn(platform.search, 'ask');
    const answer = await platform.ask('city', {
      url: `/api/v1/rights/charts/life-cycle?list=${id}`,
    });
    expect([ask.mock.calls.length, askAll.mock.calls.length]).toEqual([0, 1]);
    const [questions, scope] = askAll.mock.calls[0]!;
    expect(JSON.stringify(questions)).not.toContain(rows[0]!.key);
    expect(JSON.stringify(scope)).toContain(rows[0]!.key);
    vi.restoreAllMocks();
    const { tookMs: _, ...ofList } = answer.json<LifeCycle>();
    const { tookMs: __, ...ofSearch } = await chart<LifeCycle>('life-cycle', patents);
    expect(rows).toHaveLength(ofSearch.count);
    expect(ofList).toEqual(ofSearch);
  });

  it('is empty and says nothing where nothing was filed', async () => {
    const cycle = await chart<LifeCycle>('life-cycle', `q=${encodeURIComponent('绝无此词绝无')}`);
    expect(cycle).toMatchObject({ count: 0, years: [], survival: [] });
  });
});
