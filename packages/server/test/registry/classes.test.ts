import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClassBranch, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { importClassification } from '../../src/registry/import/classification.ts';
import type { TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform, temporaryFolder } from '../support/platform.ts';

let now = Date.parse('2026-11-22T04:00:00Z');
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  await giveCity(platform, 600);
});

const branch = (scheme: string, query: Record<string, string> = {}) =>
  platform.read<ClassBranch>(`/api/v1/classes/${scheme}?${new URLSearchParams(query)}`);
const count = async (q: string): Promise<number> =>
  (await platform.read<SearchAnswer>(`/api/v1/rights?${new URLSearchParams({ q, size: '0' })}`))
    .count;
const suggestions = async (q: string): Promise<{ text: string; label: { zh: string } }[]> => {
  const parameters = new URLSearchParams({ q, caret: String(q.length) });
  const answer = await platform.read<{ suggestions: { text: string; label: { zh: string } }[] }>(
    `/api/v1/query/complete?${parameters}`,
  );
  return answer.suggestions;
};

describe('a branch of a classification', () => {
  it('shows the symbols that occur while no scheme is loaded, with the records below each', async () => {
    const top = await branch('ipc');
    expect(top).toMatchObject({ isLoaded: false, path: [] });
    expect(top.children.map(({ symbol }) => symbol)).toEqual([
      'A',
      'B',
      'C',
      'D',
      'E',
      'F',
      'G',
      'H',
    ]);
    for (const child of top.children) expect(child.count).toBe(await count(`分类:${child.symbol}`));
    const sub = await branch('ipc', { under: 'G06F' });
    expect(sub.path.map(({ symbol }) => symbol)).toEqual(['G', 'G06', 'G06F']);
    expect(sub.children.length).toBeGreaterThan(0);
    for (const child of sub.children) {
      expect(child.symbol).toMatch(/^G06F\d+\/00$/);
      expect(child.count).toBe(await count(`分类:${child.symbol}`));
      expect(child.count).toBeGreaterThan(0);
    }
    const locarno = await branch('locarno');
    expect(locarno.children.every(({ symbol }) => /^\d\d$/.test(symbol))).toBe(true);
    const nice = await branch('nice');
    expect(nice.children.every(({ count: found }) => found > 0)).toBe(true);
  });

  it('follows a loaded scheme with its titles and dots', async () => {
    const table = path.join(temporaryFolder(), 'ipc.csv');
    writeFileSync(
      table,
      [
        '分类号,类名,层级',
        'G06F,电数字数据处理,',
        'G06F3/00,输入装置,0',
        'G06F3/01,用户与计算机交互的输入装置,1',
        'G06F3/011,身体动作输入,2',
        'G06F9/00,程序控制装置,0',
        'G06F9/44,．用于执行程序的装置,',
        'Y02E10/50,光伏能源,1',
        '不是分类号,什么,',
      ].join('\n'),
    );
    const counts = await importClassification(
      platform.database.application,
      table,
      () => undefined,
    );
    expect(counts).toEqual({ read: 8, taken: 7, refused: 1 });
    // Another process has loaded it; this one looks again after a while.
    now += 61_000;
    const sub = await branch('ipc', { under: 'G06F' });
    expect(sub).toMatchObject({
      isLoaded: true,
      path: [
        { symbol: 'G' },
        { symbol: 'G06' },
        { symbol: 'G06F', title: { zh: '电数字数据处理' } },
      ],
    });
    expect(sub.children).toMatchObject([
      { symbol: 'G06F3/00', title: { zh: '输入装置' }, hasChildren: true },
      { symbol: 'G06F9/00', hasChildren: true },
    ]);
    const group = await branch('ipc', { under: 'G06F3/01' });
    expect(group.children).toMatchObject([{ symbol: 'G06F3/011', hasChildren: false }]);
    expect(await branch('cpc')).toMatchObject({ children: [{ symbol: 'Y', hasChildren: true }] });
    const found = await branch('ipc', { find: '输入' });
    expect(found.children.map(({ symbol }) => symbol)).toEqual([
      'G06F3/00',
      'G06F3/01',
      'G06F3/011',
    ]);
    const answer = await platform.ask('anonymous', {
      method: 'GET',
      url: '/api/v1/classes/ipc?under=H99Z',
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'resource.absent' });
  });

  it('is offered while a symbol is typed, and stands beside the values of a facet', async () => {
    expect(await suggestions('分类:G06F3')).toMatchObject([
      { text: 'G06F3/00', label: { zh: '输入装置' } },
      { text: 'G06F3/01' },
      { text: 'G06F3/011' },
    ]);
    expect((await suggestions('氮化镓 G06F3/0')).map(({ text }) => text)).toContain(
      '分类:G06F3/00',
    );
    const answer = await platform.read<SearchAnswer>(
      '/api/v1/rights?q=分类:G06F&size=0&facets=ipcSubclass',
    );
    const bucket = answer.facets[0]?.buckets.find(({ value }) => value === 'G06F');
    expect(bucket?.title).toEqual({ zh: '电数字数据处理', en: '电数字数据处理' });
  });
});

it('offers names of parties that occur', async () => {
  const offered = await suggestions('权利人:大学');
  expect(offered.length).toBeGreaterThan(0);
  for (const { text } of offered) {
    expect(text).toMatch(/^".*大学.*"$/);
    expect(await count(`权利人:${text}`)).toBeGreaterThan(0);
  }
  expect(await suggestions('权利人:大')).toEqual([]);
});
