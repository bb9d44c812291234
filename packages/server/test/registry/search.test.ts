import type { SearchAnswer } from '@zca/domain/registry';
import { Problem, SearchAnswer as SearchAnswerSchema } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { applicationNumber, patent, trademark } from '../support/rights.ts';
import type { TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform, save } from '../support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await giveCity(platform, 400);
  await platform.give([
    patent({
      number: '2021101234567',
      title: '一种氮化镓外延片的表面检测装置',
      abstract: '本发明公开一种检测装置，包括光源和相机。',
      firstClaim: '1.一种检测装置，其特征在于，包括激光光源。',
      publications: [
        { number: 'CN113000001A', kind: 'A', day: '2021-08-17' },
        { number: 'CN113000001B', kind: 'B', day: '2022-12-02' },
      ],
      inventors: ['李𬭎', '王小明'],
      holder: '西安测光样例有限公司',
    }),
    patent({
      number: '2021101234570',
      title: '一种外延氮化镓的表面处理装置',
      abstract: '',
      publications: [],
    }),
    trademark({ number: '61234567', title: '长安光', nice: 9, goods: ['激光测量仪'] }),
  ]);
});

async function search(
  parameters: Record<string, string | readonly string[]>,
): Promise<SearchAnswer> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of [value].flat()) query.append(name, each as string);
  }
  return SearchAnswerSchema.parse(await platform.read(`/api/v1/rights?${query}`));
}
const keysOf = (answer: SearchAnswer) => answer.rows.map((row) => row.key);

describe('words', () => {
  it('find the records that have all of them, the best first, with what matched marked', async () => {
    const answer = await search({ q: '氮化镓 检测装置' });
    const [best] = answer.rows;
    expect(best!.key).toBe('CN2021101234567');
    const hits = best!.title.filter((run) => run.hit === true).map((run) => run.text);
    expect(hits.join('')).toContain('氮化镓');
    expect(best!.title.map((run) => run.text).join('')).toBe('一种氮化镓外延片的表面检测装置');
    expect(keysOf(answer)).not.toContain('CN2021101234570');
  });

  it('are found across width, case and traditional characters', async () => {
    const expected = await search({ q: '检测装置' });
    expect(expected.count).toBeGreaterThan(0);
    expect(keysOf(await search({ q: '檢測裝置' }))).toEqual(keysOf(expected));
  });

  it('of a name with a rare character find its bearer', async () => {
    expect(keysOf(await search({ q: '李𬭎' }))).toEqual(['CN2021101234567']);
    expect(keysOf(await search({ q: '发明人=李𬭎' }))).toEqual(['CN2021101234567']);
  });

  it('in Latin letters find a holder by the sound of the name', async () => {
    expect(keysOf(await search({ q: '拼音=xianceguang' }))).toContain('CN2021101234567');
  });
});

describe('a phrase', () => {
  it('is found in its order only', async () => {
    expect(keysOf(await search({ q: '名称="氮化镓外延片的表面"' }))).toEqual(['CN2021101234567']);
    expect(keysOf(await search({ q: '名称="外延氮化镓的表面"' }))).toEqual(['CN2021101234570']);
  });
});

describe('a number', () => {
  it.each([
    '202110123456.7',
    '2021101234567',
    'CN202110123456.7',
    'CN2021101234567',
    'ZL202110123456.7',
    'ZL 2021 1 0123456.7',
    '２０２１１０１２３４５６．７',
    ' 202110123456.7 ',
    'CN113000001A',
    'CN113000001B',
    'CN 113000001 B',
    'CN113000001',
    '113000001',
  ])('leads to its record as written here: %s', async (q) => {
    const answer = await search({ q });
    expect(answer.query.jumpTo).toBe('CN2021101234567');
    expect(keysOf(answer)).toEqual(['CN2021101234567']);
  });

  it('leads to a trademark', async () => {
    const answer = await search({ q: '61234567' });
    expect(answer.query.jumpTo).toBe('TM61234567');
    expect(keysOf(answer)).toContain('TM61234567');
  });

  it('of no record here leads nowhere', async () => {
    const answer = await search({ q: '201910999999.4' });
    expect(answer.query.jumpTo).toBeNull();
    expect(answer.count).toBe(0);
  });

  it('leads to every record of the city by the form in which the list shows it', async () => {
    const { rows } = await search({ q: '', size: '30' });
    for (const row of rows) {
      expect((await search({ q: row.number })).query.jumpTo, row.number).toBe(row.key);
    }
  });
});

describe('a mistake in the query', () => {
  const refused = async (q: string) => {
    const answer = await platform.ask('anonymous', {
      url: `/api/v1/rights?${new URLSearchParams({ q })}`,
    });
    expect(answer.statusCode).toBe(400);
    return Problem.parse(answer.json());
  };

  it('is named with its place, in both languages', async () => {
    const problem = await refused('申请日>=2023-02-29');
    expect('申请日>=2023-02-29'.slice(problem.position!.from, problem.position!.to)).toBe(
      '2023-02-29',
    );
    expect(problem.detail.zh).toContain('2023-02-29');
    expect(problem.detail.en).toContain('2023-02-29');
  });

  it('lists every mistake, the first in front', async () => {
    const problem = await refused('申请日>=2023-02-29 AND 授权日=2021-13-01');
    expect(problem.fields!.length).toBeGreaterThanOrEqual(2);
    expect(problem.fields![0]!.path).toBe(`q:${problem.position!.from}-${problem.position!.to}`);
  });
});

it('says what may be meant otherwise than it was read', async () => {
  const answer = await search({ q: '氮化镓 and 外延' });
  expect(answer.query.warnings.map((warning) => warning.zh).join()).toContain('and');
  expect((await search({ q: '氮化镓 AND 外延' })).query.warnings).toEqual([]);
});

describe('the order', () => {
  it.each(['filingDay', '-filingDay', 'grantDay', '-claimCount', 'expiryDay', '-publicationDay'])(
    'by %s is kept over all pages, records without the value last',
    async (sort) => {
      const keys: string[] = [];
      const values: (string | number | null)[] = [];
      let cursor: string | null = null;
      do {
        const page = await search({
          q: '类型=发明授权',
          sort,
          size: '17',
          ...(cursor ? { cursor } : {}),
        });
        keys.push(...keysOf(page));
        cursor = page.cursor;
      } while (cursor !== null);
      const field = sort.replace('-', '');
      for (const key of keys) values.push(await valueOf(key, field));
      const known = values.filter((value) => value !== null);
      const sorted = known.toSorted((a, b) => (a! < b! ? -1 : a! > b! ? 1 : 0));
      expect(known).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted);
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    },
  );

  const documents = new Map<string, Record<string, never>>();
  async function valueOf(key: string, field: string): Promise<string | number | null> {
    if (!documents.has(key)) documents.set(key, await platform.read(`/api/v1/rights/${key}`));
    const { record, status } = documents.get(key) as unknown as {
      record: Record<string, string | number> & { publications: { day?: string }[] };
      status: { expiryDay: string | null };
    };
    if (field === 'expiryDay') return status.expiryDay;
    if (field === 'publicationDay') {
      return record.publications.flatMap(({ day }) => day ?? []).toSorted()[0] ?? null;
    }
    return record[field] ?? null;
  }
});

describe('pages', () => {
  it.each(['relevance', 'filingDay', '-claimCount'])(
    'sorted by %s give every hit once',
    async (sort) => {
      const { count } = await search({ q: '', size: '0' });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await search({ q: '', sort, size: '37', ...(cursor ? { cursor } : {}) });
        expect(page.count).toBe(count);
        seen.push(...keysOf(page));
        cursor = page.cursor;
      } while (cursor !== null);
      expect(seen).toHaveLength(count);
      expect(new Set(seen).size).toBe(count);
    },
  );

  it('of size none tell the count only', async () => {
    const answer = await search({ q: '', size: '0' });
    expect(answer.rows).toEqual([]);
    expect(answer.count).toBe(403);
  });
});

describe('a generation', () => {
  it('that the asker has written is seen in the next answer', async () => {
    const database = platform.database.application;
    const number = applicationNumber(2022, 1);
    const atLeast = await save(database, [patent({ number, title: '一种刚刚写入的样例' })]);
    const answer = await search({ q: number, atLeast });
    expect(keysOf(answer)).toEqual([`CN${number}`]);
  });

  it('that nobody has written is not waited for without end', async () => {
    const impatient = await openTestPlatform({
      database: platform.database,
      settings: { queryBudgetMs: 50 },
    });
    const far = BigInt(await currentGeneration(platform.database.application.db)) + 1_000_000n;
    const answer = await impatient.ask('anonymous', { url: `/api/v1/rights?atLeast=${far}` });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().code).toBe('service.starting');
  });
});

describe('completion', () => {
  it('offers fields and values at the caret', async () => {
    const url = `/api/v1/query/complete?${new URLSearchParams({ q: '类型=发', caret: '4' })}`;
    const { suggestions } = await platform.read<{ suggestions: { text: string }[] }>(url);
    expect(suggestions.map(({ text }) => text).join(' ')).toContain('发明');
  });
});
