import type { NumberList, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type AskedList, NUMBER, NUMBERED_RIGHTS, numberListsOn } from '../support/numberLists.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const HOUR = 3_600_000;

let platform: TestPlatform;
let now = Date.parse('2026-06-30T04:00:00Z');
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  await platform.give(NUMBERED_RIGHTS);
});
const { lookUp, pageOf } = numberListsOn(() => platform);

describe('the records of a list', () => {
  it('can be searched, counted and exported like any others', async () => {
    const asked = await lookUp([NUMBER, '85100001']);
    const headers = { cookie: asked.cookie };
    const search = async (rest = '') => {
      const url = `/api/v1/rights?list=${asked.list.id}&facets=collection${rest}`;
      const response = await platform.ask('anonymous', { url, headers });
      return response.json<SearchAnswer>();
    };
    expect((await search()).rows.map((row) => row.key).toSorted()).toEqual([
      `CN${NUMBER}`,
      'CN85100001',
      'TM85100001',
    ]);
    const marks = await search('&include=collection:trademark');
    expect(marks.rows.map((row) => row.key)).toEqual(['TM85100001']);
    expect(marks.facets[0]!.buckets.map(({ value, count }) => [value, count])).toEqual([
      ['patent', 2],
      ['trademark', 1],
    ]);
    const file = await platform.ask('anonymous', {
      url: `/api/v1/rights/export?list=${asked.list.id}&format=csv`,
      headers,
    });
    expect(file.body).toContain('限于号单查到的 3 件');
    expect(file.body).toContain('渭水');
  });

  it('are the asker’s own: nobody else learns that there is a list', async () => {
    const asked = await lookUp([NUMBER]);
    const other = await lookUp([NUMBER]);
    expect(other.cookie).not.toBe(asked.cookie);
    for (const cookie of ['', other.cookie, platform.cookies.systemAdministrator]) {
      for (const path of [
        `/api/v1/number-lists/${asked.list.id}`,
        `/api/v1/number-lists/${asked.list.id}/file`,
        `/api/v1/rights?list=${asked.list.id}`,
        `/api/v1/rights/charts?list=${asked.list.id}`,
        `/api/v1/rights/export?list=${asked.list.id}`,
      ]) {
        const response = await platform.ask('anonymous', { url: path, headers: { cookie } });
        expect(response.statusCode, path).toBe(404);
      }
      const removal = await platform.ask('anonymous', {
        method: 'DELETE',
        url: `/api/v1/number-lists/${asked.list.id}`,
        headers: { cookie },
      });
      expect(removal.statusCode).toBe(404);
    }
    expect((await pageOf(asked)).total).toBe(1);
  });

  it('follow a person who is signed in to any browser', async () => {
    const response = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/number-lists',
      payload: { text: NUMBER },
    });
    expect(response.cookies).toEqual([]);
    const { id } = response.json<NumberList>();
    const url = `/api/v1/rights?list=${id}`;
    expect((await platform.ask('city', { url })).json()).toMatchObject({ count: 1 });
    expect((await platform.ask('auditor', { url })).statusCode).toBe(404);
  });

  it('are gone when the list is removed, and after a day', async () => {
    const removed = await lookUp([NUMBER]);
    const kept = await lookUp([NUMBER], removed.cookie);
    expect(kept.cookie).toBe(removed.cookie);
    const headers = { cookie: removed.cookie };
    const statusOf = async ({ list }: AskedList) =>
      (await platform.ask('anonymous', { url: `/api/v1/rights?list=${list.id}`, headers }))
        .statusCode;
    expect([await statusOf(removed), await statusOf(kept)]).toEqual([200, 200]);
    const url = `/api/v1/number-lists/${removed.list.id}`;
    await platform.ask('anonymous', { method: 'DELETE', url, headers });
    expect([await statusOf(removed), await statusOf(kept)]).toEqual([404, 200]);
    now += 24 * HOUR;
    expect(await statusOf(kept)).toBe(404);
    // Nobody need come for what is out of date to go.
    await platform.registry.forgetExpired();
    const { rows } = await platform.database.owner.pool.query(
      'select id from number_list where id = $1',
      [kept.list.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('the file of a list', () => {
  it('has every entry with its original text, one line a record', async () => {
    const asked = await lookUp(['85100001', '=1+1', 'CN101000001A', NUMBER]);
    const response = await platform.ask('anonymous', {
      url: `/api/v1/number-lists/${asked.list.id}/file?lang=zh`,
      headers: { cookie: asked.cookie },
    });
    const lines = response.body.split('\r\n').map((line) => line.split(','));
    expect(lines[0]!.slice(0, 6)).toEqual([
      '\uFEFF行',
      '原文',
      '结果',
      '与第几行相同',
      '读作',
      '记录编号',
    ]);
    expect(lines.slice(1, -1).map((line) => [line[0], line[1], line[2], line[5]])).toEqual([
      ['1', '85100001', '不止一件', 'CN85100001'],
      ['1', '85100001', '不止一件', 'TM85100001'],
      ['2', "'=1+1", '认不出', ''],
      ['3', 'CN101000001A', '未收', ''],
      ['4', NUMBER, '查到', `CN${NUMBER}`],
    ]);
  });

  it('holds a list of thousands whole and in order', async () => {
    const places = new Set([0, 49, 50, 499, 500, 1999, 2000, 4099]);
    const written = Array.from({ length: 4100 }, (_, n) =>
      places.has(n) ? NUMBER : `CN10${String(n).padStart(6, '0')}1A`,
    );
    const asked = await lookUp(written);
    expect(asked.list.counts).toMatchObject({ entries: 4100, found: 8, missed: 4092, repeated: 7 });
    const { body } = await platform.ask('anonymous', {
      url: `/api/v1/number-lists/${asked.list.id}/file`,
      headers: { cookie: asked.cookie },
    });
    const rows = body.split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual(
      written.map((text, n) => [String(n + 1), text, places.has(n) ? '查到' : '未收']),
    );
  });

  it('waits for its turn among the files that are sent at once', async () => {
    const asked = await lookUp([NUMBER]);
    const url = `/api/v1/number-lists/${asked.list.id}/file`;
    const statusOf = async (ip: string) => {
      const { statusCode } = await platform.ask('anonymous', {
        url,
        headers: { cookie: asked.cookie },
        remoteAddress: ip,
      });
      return statusCode;
    };
    const { promise: goOn, resolve } = Promise.withResolvers<undefined>();
    const summaries = platform.registry.numbers.summaries.bind(platform.registry.numbers);
    const held = vi
      .spyOn(platform.registry.numbers, 'summaries')
      .mockImplementation(async (keys) => {
        await goOn;
        return summaries(keys);
      });
    const first = [1, 2, 3, 4].map((n) => statusOf(`10.5.0.${n}`));
    await expect.poll(() => held.mock.calls.length).toBe(4);
    expect(await statusOf('10.5.0.5')).toBe(429);
    resolve(undefined);
    expect(await Promise.all(first)).toEqual([200, 200, 200, 200]);
    held.mockRestore();
    expect(await statusOf('10.5.0.6')).toBe(200);
  });
});
