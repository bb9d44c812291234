import type { OwnSearch, OwnSearches } from '@zca/domain/registry';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';

let now = Date.parse('2026-11-22T04:00:00Z');
let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now, settings: { searchHistoryDays: 30 } });
});
beforeEach(async () => {
  for (const asker of ['city', 'auditor', 'systemAdministrator'] as const) {
    await platform.ask(asker, { method: 'DELETE', url: '/api/v1/my/searches' });
  }
});

const search = (q: string) => ({ q, include: [], exclude: [], sort: 'relevance' });
const remember = async (asker: Asker, q: string, count = 3): Promise<OwnSearch> => {
  const payload = { parameters: search(q), count };
  const answer = await platform.ask(asker, { method: 'POST', url: '/api/v1/my/searches', payload });
  expect(answer.statusCode).toBe(200);
  return answer.json<OwnSearch>();
};
const list = async (asker: Asker): Promise<OwnSearches> =>
  (await platform.ask(asker, { url: '/api/v1/my/searches' })).json<OwnSearches>();
const texts = async (asker: Asker) =>
  (await list(asker)).searches.map(({ parameters }) => parameters.q);

describe('searches with a name', () => {
  const named = (id: number, name: string | null) =>
    platform.ask('city', { method: 'PUT', url: `/api/v1/my/searches/${id}`, payload: { name } });
  const addNamed = async (count: number) => {
    const { id } = await remember('city', '第一条');
    await platform.database.owner.pool.query(
      `insert into person_search (person_id, parameters, parameters_hash, name, count, first_at, last_at)
       select person_id, parameters, sha256(n::text::bytea), '名 ' || n, count, first_at, last_at
         from person_search, generate_series(1, $2) n where id = $1`,
      [id, count],
    );
    return id;
  };

  it('can be as many as are allowed, and each can still be named anew', async () => {
    const id = await addNamed(199);
    expect((await named(id, '第二百')).json()).toMatchObject({ id, name: '第二百' });
    expect((await named(id, '改名')).json()).toMatchObject({ id, name: '改名' });
    expect((await named(id, null)).json()).toMatchObject({ id, name: null });
  });

  it('are refused beyond that', async () => {
    const id = await addNamed(200);
    const refused = await named(id, '多一条');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
      409,
      'resource.conflict',
    ]);
    expect((await named(id, null)).json()).toMatchObject({ id, name: null });
    expect((await named(2 ** 40, '没有')).statusCode).toBe(404);
  });

  it('are no more when two are given at once', async () => {
    await addNamed(199);
    const first = await remember('city', '甲');
    const second = await remember('city', '乙');
    const { pool } = platform.database.owner;
    const waiting = async () => {
      const { rows } = await pool.query<{ n: number }>(
        `select count(*)::int as n from pg_locks join pg_stat_activity using (pid)
          where datname = current_database() and not granted`,
      );
      return rows[0]!.n;
    };
    // One is held where it has counted the names and not yet given its own.
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select from person_search where id = $1 for update', [first.id]);
    const one = named(first.id, '甲名');
    await expect.poll(waiting).toBe(1);
    let isOtherDone = false;
    const other = named(second.id, '乙名').finally(() => {
      isOtherDone = true;
    });
    await expect.poll(async () => isOtherDone || (await waiting()) === 2).toBe(true);
    await holder.query('commit');
    holder.release();
    expect([(await one).statusCode, (await other).statusCode]).toEqual([200, 409]);
  });

  it('are not counted among the five hundred latest that are kept without one', async () => {
    const id = await addNamed(2);
    await platform.database.owner.pool.query(
      `insert into person_search (person_id, parameters, parameters_hash, count, first_at, last_at)
       select person_id, parameters, sha256(n::text::bytea), count, first_at, last_at - interval '1 hour'
         from person_search, generate_series(1001, 1500) n where id = $1`,
      [id],
    );
    await remember('city', '又一条');
    const { searches } = await list('city');
    expect(searches).toHaveLength(502);
    expect(searches.slice(0, 4).map(({ name }) => name === null)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

it('keep texts that a database cannot, with a sign for what was wrong', async () => {
  const payload = { parameters: search('a\0b\ud800c'), count: 1 };
  const url = '/api/v1/my/searches';
  const answer = await platform.ask('city', { method: 'POST', url, payload });
  expect(answer.json()).toMatchObject({ parameters: { q: 'a\uFFFDb\uFFFDc' } });
  const { id } = answer.json<OwnSearch>();
  const named = await platform.ask('city', {
    method: 'PUT',
    url: `${url}/${id}`,
    payload: { name: '名\0\udc00' },
  });
  expect(named.json()).toMatchObject({ id, name: '名\uFFFD\uFFFD' });
});

describe('searches of a person', () => {
  it('are remembered once, with the count and the time of the last run', async () => {
    const first = await remember('city', '氮化镓', 3);
    now += 1000;
    await remember('city', '电池', 5);
    now += 1000;
    const again = await remember('city', '氮化镓', 4);
    expect(again).toMatchObject({
      id: first.id,
      count: 4,
      runs: 2,
      firstAt: first.firstAt,
      name: null,
    });
    expect(Date.parse(again.lastAt) - Date.parse(first.lastAt)).toBe(2000);
    expect(await texts('city')).toEqual(['氮化镓', '电池']);
    expect((await list('city')).keptDays).toBe(30);
  });

  it('can be named, deleted one by one, and deleted all', async () => {
    const { id } = await remember('city', '氮化镓');
    await remember('city', '电池');
    await remember('city', '芯片');
    const url = `/api/v1/my/searches/${id}`;
    const named = await platform.ask('city', {
      method: 'PUT',
      url,
      payload: { name: ' 三代半 ' },
    });
    expect(named.json()).toMatchObject({ id, name: '三代半' });
    expect((await texts('city'))[0]).toBe('氮化镓');
    const empty = await platform.ask('city', { method: 'PUT', url, payload: { name: '  ' } });
    expect(empty.statusCode).toBe(400);
    expect((await platform.ask('city', { method: 'DELETE', url })).statusCode).toBe(204);
    expect((await platform.ask('city', { method: 'DELETE', url })).statusCode).toBe(404);
    expect((await texts('city')).toSorted()).toEqual(['电池', '芯片'].toSorted());
    await platform.ask('city', { method: 'DELETE', url: '/api/v1/my/searches' });
    expect(await texts('city')).toEqual([]);
  });

  it('are forgotten after their days, but for those with a name', async () => {
    // A session that outlives the days that pass here.
    const cookie = await signedIn(platform.accounts, 'city', now + 60 * 86_400_000);
    const as = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
      platform.app.inject({
        method,
        url: `/api/v1/my/searches${path}`,
        headers: { cookie, 'x-zca-csrf': '1' },
        ...(payload === undefined ? {} : { payload }),
      });
    const keep = async (q: string) =>
      (await as('POST', '', { parameters: search(q), count: 1 })).json<OwnSearch>();
    const shown = async () =>
      (await as('GET', '')).json<OwnSearches>().searches.map(({ parameters }) => parameters.q);
    const { id } = await keep('留下的');
    await keep('旧的');
    await as('PUT', `/${id}`, { name: '留' });
    now += 29 * 86_400_000;
    await keep('新的');
    expect(await shown()).toEqual(['留下的', '新的', '旧的']);
    now += 2 * 86_400_000;
    expect(await shown()).toEqual(['留下的', '新的']);
    // Nobody need come for what is out of date to go.
    await platform.registry.forgetExpired();
    const { rows } = await platform.database.application.pool.query<{ q: string }>(
      `select parameters->>'q' as q from person_search`,
    );
    expect(rows.map(({ q }) => q).toSorted()).toEqual(['新的', '留下的'].toSorted());
  });
});

describe('searches of somebody else', () => {
  it('are not seen, not named and not deleted by anybody, whatever the role', async () => {
    // The sessions of the platform are an hour long, and days have passed here.
    const cookies: Record<string, string> = {};
    for (const role of ['city', 'auditor', 'systemAdministrator'] as const) {
      cookies[role] = await signedIn(platform.accounts, role, now);
    }
    const as = (
      role: string,
      options: { method?: 'POST' | 'PUT' | 'DELETE'; url: string; payload?: object },
    ) =>
      platform.app.inject({
        ...options,
        headers: { cookie: cookies[role] ?? '', 'x-zca-csrf': '1' },
      });
    const made = await as('city', {
      method: 'POST',
      url: '/api/v1/my/searches',
      payload: { parameters: search('机密项目'), count: 1 },
    });
    const { id } = made.json<OwnSearch>();
    const url = `/api/v1/my/searches/${id}`;
    for (const role of ['auditor', 'systemAdministrator']) {
      expect((await as(role, { url: '/api/v1/my/searches' })).body).not.toContain('机密项目');
      expect((await as(role, { method: 'PUT', url, payload: { name: '我的' } })).statusCode).toBe(
        404,
      );
      expect((await as(role, { method: 'DELETE', url })).statusCode).toBe(404);
      expect((await as(role, { method: 'DELETE', url: '/api/v1/my/searches' })).statusCode).toBe(
        204,
      );
    }
    const own = (await as('city', { url: '/api/v1/my/searches' })).json<OwnSearches>();
    expect(own.searches).toMatchObject([{ id, name: null, parameters: { q: '机密项目' } }]);
    const { rows } = await platform.database.application.pool.query(
      `select 1 from audit_entry where detail::text like '%机密项目%' or target like '%机密项目%'`,
    );
    expect(rows).toEqual([]);
  });

  it('are closed to visitors', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['PUT', '/1'],
      ['DELETE', '/1'],
      ['DELETE', ''],
    ] as const) {
      const payload =
        method === 'POST'
          ? { parameters: search('a'), count: 0 }
          : method === 'PUT'
            ? { name: 'a' }
            : undefined;
      const answer = await platform.ask('anonymous', {
        method,
        url: `/api/v1/my/searches${path}`,
        ...(payload ? { payload } : {}),
      });
      expect({ method, path, status: answer.statusCode }).toEqual({ method, path, status: 401 });
    }
  });
});

it('are not kept at all where the platform keeps none', async () => {
  const other = await openTestPlatform({ settings: { searchHistoryDays: 0 } });
  const answer = await other.ask('city', {
    method: 'POST',
    url: '/api/v1/my/searches',
    payload: { parameters: search('氮化镓'), count: 1 },
  });
  expect(answer.statusCode).toBe(204);
  expect((await other.ask('city', { url: '/api/v1/my/searches' })).json()).toEqual({
    searches: [],
    keptDays: 0,
  });
});
