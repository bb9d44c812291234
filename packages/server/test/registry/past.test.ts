import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { mergeRight } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationNumber, patent } from '../support/rights.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const FIRST = applicationNumber(2020, 1);
const SECOND = applicationNumber(2020, 2);
const STUB = 'P-CN112000009';
const MERGED = applicationNumber(2020, 9);

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  const first = patent({ number: FIRST, title: '一种旧名称的装置', holder: '西安甲样例有限公司' });
  // The last moment of 2025-01-10 in Shanghai, and the first of 2025-03-01.
  await platform.give([first], { knownFrom: '2025-01-10T15:59:59.999Z' });
  const stub = {
    ...patent({
      number: MERGED,
      title: '一种仅有公布号的装置',
      publications: [{ number: 'CN112000009A', kind: 'A', day: '2021-05-04' }],
    }),
    key: STUB,
  };
  delete stub.applicationNumber;
  await platform.give([stub], { knownFrom: '2025-01-20T00:00:00.000Z' });
  const second = patent({ number: SECOND, title: '一种后来的装置' });
  const changed = mergeRight(first, patent({ number: FIRST, title: '一种新名称的装置' }));
  await platform.give([second, changed], { knownFrom: '2025-02-28T16:00:00.000Z' });
  const application = patent({
    number: MERGED,
    title: '一种有了申请号的装置',
    publications: [{ number: 'CN112000009A', kind: 'A', day: '2021-05-04' }],
  });
  await platform.give([application], { knownFrom: '2025-04-01T00:00:00.000Z' });
});

const search = (q: string, asOf?: string) =>
  platform.read<SearchAnswer>(
    `/api/v1/rights?${new URLSearchParams({ q, ...(asOf === undefined ? {} : { asOf }) })}`,
  );
const keys = (answer: SearchAnswer) => answer.rows.map((row) => row.key).toSorted();
const detail = (key: string, asOf: string) =>
  platform.ask('anonymous', { url: `/api/v1/rights/${key}?asOf=${asOf}` });

describe('a question about a past day', () => {
  it('finds a record by what was known of it then, and not by what is known now', async () => {
    expect(keys(await search('旧名称', '2025-02-28'))).toEqual([`CN${FIRST}`]);
    expect(keys(await search('新名称', '2025-02-28'))).toEqual([]);
    expect(keys(await search('旧名称'))).toEqual([]);
    expect(keys(await search('新名称'))).toEqual([`CN${FIRST}`]);
    expect(keys(await search('权利人="西安甲样例有限公司"', '2025-02-28'))).toEqual([`CN${FIRST}`]);
  });

  it('shows the version of then', async () => {
    const [row] = (await search('旧名称', '2025-02-28')).rows;
    expect(row!.title.map((run) => run.text).join('')).toBe('一种旧名称的装置');
  });

  it('does not find what was not known then', async () => {
    expect((await search('', '2025-01-09')).count).toBe(0);
    expect(keys(await search('', '2025-02-28'))).toEqual([`CN${FIRST}`, STUB]);
    expect(keys(await search('后来'))).toEqual([`CN${SECOND}`]);
  });

  it('counts days in Shanghai: the last moment of a day belongs to it', async () => {
    expect((await search('', '2025-01-10')).count).toBe(1);
    expect(keys(await search('后来', '2025-02-28'))).toEqual([]);
    expect(keys(await search('后来', '2025-03-01'))).toEqual([`CN${SECOND}`]);
  });

  it('says so', async () => {
    expect((await search('', '2025-02-28')).asOf).toBe('2025-02-28');
    expect((await search('')).asOf).toBeNull();
  });

  it('finds under its publication number what had no application number yet', async () => {
    expect(keys(await search('仅有公布号', '2025-03-31'))).toEqual([STUB]);
    expect(keys(await search('有了申请号', '2025-03-31'))).toEqual([]);
    expect(keys(await search('CN112000009A', '2025-04-01'))).toEqual([`CN${MERGED}`]);
    expect(keys(await search('CN112000009A'))).toEqual([`CN${MERGED}`]);
  });

  it('of today is a question about the present', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(keys(await search('', today))).toEqual(keys(await search('')));
  });

  it('narrows facets and charts alike', async () => {
    const charts = await platform.read<{ count: number }>('/api/v1/rights/charts?asOf=2025-02-28');
    expect(charts.count).toBe(2);
    const facet = await platform.read<{ buckets: { count: number }[] }>(
      '/api/v1/rights/facets/collection?asOf=2025-02-28',
    );
    expect(facet.buckets.map(({ count }) => count)).toEqual([2]);
  });

  it('may be asked of several days in turn', async () => {
    for (const [day, count] of [
      ['2025-01-10', 1],
      ['2025-03-01', 3],
      ['2025-01-09', 0],
      ['2025-04-02', 3],
      ['2025-01-25', 2],
    ] as const) {
      expect((await search('', day)).count, day).toBe(count);
    }
  });
});

describe('one record on a past day', () => {
  it('is its version of then, with the versions until then', async () => {
    const answer = await detail(`CN${FIRST}`, '2025-02-28');
    const then = answer.json() as RightDetail;
    expect(then.record.title).toBe('一种旧名称的装置');
    expect(then.provenance.map(({ version }) => version)).toEqual([1]);
    const now = await platform.read<RightDetail>(`/api/v1/rights/CN${FIRST}`);
    expect(now.record.title).toBe('一种新名称的装置');
    expect(now.provenance.map(({ version }) => version)).toEqual([2, 1]);
    expect(now.provenance[0]!.fields).toContain('title');
    expect(now.provenance[1]!.knownTo).toBe(now.provenance[0]!.knownFrom);
  });

  it('is absent before it was known', async () => {
    const answer = await detail(`CN${SECOND}`, '2025-02-28');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail.zh).toContain('2025-02-28');
  });

  it('is reached by its publication number before and after it had an application number', async () => {
    expect((await detail(STUB, '2025-03-31')).json().record.title).toBe('一种仅有公布号的装置');
    expect((await detail(STUB, '2025-04-01')).json().record.title).toBe('一种有了申请号的装置');
    const now = await platform.read<RightDetail>(`/api/v1/rights/${STUB}`);
    expect(now.record.key).toBe(`CN${MERGED}`);
  });
});

describe('an export of a past day', () => {
  it('holds the versions of then', async () => {
    const answer = await platform.ask('anonymous', {
      url: '/api/v1/rights/export?format=jsonl&asOf=2025-02-28',
    });
    const titles = answer.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).title);
    expect(titles.toSorted()).toEqual(['一种仅有公布号的装置', '一种旧名称的装置']);
  });
});
