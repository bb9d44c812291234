import type { NoticeView } from '@zca/domain/notices';
import type { OwnSearch, OwnSearches, Right, SearchAnswer } from '@zca/domain/registry';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextMorning } from '../../src/registry/watch/watcher.ts';
import { MOST_SEEN, newKeys, packKeys } from '../../src/registry/watch/seenKeys.ts';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

const START = Date.parse('2026-11-22T04:00:00Z');
const MINUTE = 60_000;
let now = START;
let platform: TestPlatform;
let look: () => Promise<void>;
/** A word that only the records of one test bear. */
let word = '';
let tests = 0;
let numbers = 0;

beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  // The platform looks by itself by the real clock, when the one of a test may stand anywhere.
  const { watcher } = platform.registry;
  look = watcher.look.bind(watcher);
  watcher.look = async () => undefined;
});
beforeEach(async () => {
  now = START;
  tests += 1;
  word = `watchword${tests}`;
  await platform.database.owner.pool.query('delete from notice');
});
afterEach(async () => {
  await asked('city', { method: 'DELETE', url: '/api/v1/my/searches' });
});

/** Asks at the time at which everybody has signed in, whatever the time of the watches is. */
async function asked(asker: Asker, request: InjectOptions): Promise<LightMyRequestResponse> {
  const then = now;
  now = START;
  try {
    return await platform.ask(asker, request);
  } finally {
    now = then;
  }
}

/** A record with a text in its title. */
function record(text: string): Right {
  numbers += 1;
  return patent({ number: applicationNumber(2021, numbers), title: text });
}

const mySearches = async () =>
  (await asked('city', { url: '/api/v1/my/searches' })).json<OwnSearches>().searches;

async function saved(q = word, change: object = {}): Promise<number> {
  const parameters = { q, include: [], exclude: [], sort: 'relevance', ...change };
  const { id } = (
    await asked('city', {
      method: 'POST',
      url: '/api/v1/my/searches',
      payload: { parameters, count: 0 },
    })
  ).json<OwnSearch>();
  const url = `/api/v1/my/searches/${id}`;
  await asked('city', { method: 'PUT', url, payload: { name: '我的检索' } });
  return id;
}

const watch = (id: number, frequency: 'atOnce' | 'daily', asker: 'city' | 'auditor' = 'city') =>
  asked(asker, {
    method: 'PUT',
    url: `/api/v1/my/searches/${id}/watch`,
    payload: { frequency },
  });

const notices = async (): Promise<readonly NoticeView[]> =>
  (await asked('city', { url: '/api/v1/notices' })).json().notices;
const sentences = async () => (await notices()).map(({ text }) => text.zh);

/** The records to which a notice leads. */
async function found(notice: NoticeView): Promise<string[]> {
  const list = new URL(notice.link!, 'http://x').searchParams.get('list');
  const answer = await asked('city', { url: `/api/v1/rights?list=${list}` });
  return answer.json<SearchAnswer>().rows.map(({ key }) => key);
}

/** Lets time pass, and what is due be asked. */
async function later(ms: number): Promise<void> {
  now += ms;
  await look();
}

describe('a watched search', () => {
  it('tells of a record that appears, with a link to just it, and never twice', async () => {
    await platform.give([record(word)]);
    const id = await saved();
    expect((await watch(id, 'atOnce')).statusCode).toBe(204);
    expect((await mySearches())[0]).toMatchObject({ id, watch: 'atOnce' });
    await later(2 * MINUTE);
    expect(await sentences()).toEqual([]);

    const fresh = record(word);
    await platform.give([fresh, record('something else')]);
    await later(2 * MINUTE);
    expect(await sentences()).toEqual(['您关注的检索“我的检索”有 1 件新记录，现共 2 件。']);
    const [notice] = await notices();
    expect(await found(notice!)).toEqual([fresh.key]);
    for (let times = 0; times < 5; times += 1) await later(30 * MINUTE);
    expect(await sentences()).toHaveLength(1);
  });

  it('does not tell of one that no longer matches, but tells when it does again', async () => {
    const kept = record(word);
    const leaving = record(word);
    await platform.give([kept, leaving]);
    await watch(await saved(), 'atOnce');
    now += MINUTE;
    await platform.give([{ ...leaving, title: 'renamed' }]);
    await later(2 * MINUTE);
    expect(await sentences()).toEqual([]);
    now += MINUTE;
    await platform.give([{ ...leaving, title: `${word} back` }]);
    await later(2 * MINUTE);
    expect(await sentences()).toHaveLength(1);
    expect(await found((await notices())[0]!)).toEqual([leaving.key]);
  });

  it('tells of what replaces what has left, although the number is the same', async () => {
    const leaving = record(word);
    await platform.give([leaving]);
    await watch(await saved(), 'atOnce');
    const fresh = record(word);
    now += MINUTE;
    await platform.give([fresh, { ...leaving, title: 'renamed' }]);
    await later(2 * MINUTE);
    expect(await found((await notices())[0]!)).toEqual([fresh.key]);
  });

  it('by day tells at eight in the morning in Shanghai, once', async () => {
    await watch(await saved(), 'daily');
    await platform.give([record(word)]);
    await later(19.9 * 60 * MINUTE);
    expect(await sentences()).toEqual([]);
    await later(0.2 * 60 * MINUTE);
    expect(await sentences()).toHaveLength(1);
    await later(24 * 60 * MINUTE);
    expect(await sentences()).toHaveLength(1);
  });

  it('is not told again and again while much is imported', async () => {
    await watch(await saved(), 'atOnce');
    for (let step = 0; step < 10; step += 1) {
      await platform.give([record(word)]);
      await later(MINUTE);
    }
    const told = (await sentences()).length;
    expect(told).toBeLessThanOrEqual(2);
    await later(20 * MINUTE);
    expect(await sentences()).toHaveLength(2);
  });

  it('costs no question while nothing has changed', async () => {
    await platform.give([record(word)]);
    await watch(await saved(), 'atOnce');
    await later(MINUTE);
    const { rows } = await platform.database.owner.pool.query(
      'select checked_at from search_watch',
    );
    await later(10 * MINUTE);
    await later(10 * MINUTE);
    const after = await platform.database.owner.pool.query('select checked_at from search_watch');
    expect(after.rows).toEqual(rows);
  });

  it('is told once when several processes look at the same time', async () => {
    await watch(await saved(), 'atOnce');
    await platform.give([record(word)]);
    now += 2 * MINUTE;
    await Promise.all(Array.from({ length: 5 }, () => look()));
    expect(await sentences()).toHaveLength(1);
  });

  it('is told once and not lost when the process ends between the question and the notice', async () => {
    await watch(await saved(), 'atOnce');
    await platform.give([record(word)]);
    const lists = platform.registry.numbers;
    const { keep } = lists;
    const isReached = new Promise<void>((resolve) => {
      lists.keep = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    now += 2 * MINUTE;
    void look();
    await isReached;
    lists.keep = keep;
    await later(MINUTE);
    expect(await sentences()).toEqual([]);
    await later(5 * MINUTE);
    expect(await sentences()).toHaveLength(1);
    await later(30 * MINUTE);
    expect(await sentences()).toHaveLength(1);
  });

  it('finds nothing new because the index is made anew', async () => {
    await platform.give([record(word)]);
    await watch(await saved(), 'daily');
    Object.defineProperty(platform.search, 'isReady', { value: false, configurable: true });
    await later(48 * 60 * MINUTE);
    Reflect.deleteProperty(platform.search, 'isReady');
    await platform.search.reindex();
    await later(48 * 60 * MINUTE);
    expect(await sentences()).toEqual([]);
  });

  it('that finds too many to remember each tells that their number has changed', async () => {
    await platform.give([record(word)]);
    await watch(await saved(), 'atOnce');
    await platform.database.owner.pool.query('update search_watch set seen = null');
    await platform.give([record(word)]);
    await later(2 * MINUTE);
    expect(await sentences()).toEqual(['您关注的检索“我的检索”由 1 件变为 2 件。']);
    expect((await notices())[0]!.link).toBe('/searches');
  });

  it('that cannot be understood any more harms no other', async () => {
    await watch(await saved(), 'atOnce');
    const broken = await saved(`${word} other`);
    await watch(broken, 'atOnce');
    await platform.database.owner.pool.query(
      `update person_search set parameters = jsonb_set(parameters, '{q}', '"((("') where id = $1`,
      [broken],
    );
    await platform.database.owner.pool.query("update search_watch set next_at = '2020-01-01'");
    await platform.give([record(word)]);
    await later(2 * MINUTE);
    expect(await sentences()).toHaveLength(1);
  });

  it('is gone with its name and with the search', async () => {
    const id = await saved();
    await watch(id, 'atOnce');
    const url = `/api/v1/my/searches/${id}`;
    const watches = async () =>
      (await platform.database.owner.pool.query('select 1 from search_watch')).rows.length;
    await asked('city', { method: 'PUT', url, payload: { name: null } });
    expect(await watches()).toBe(0);
    await asked('city', { method: 'PUT', url, payload: { name: '又名' } });
    expect((await mySearches())[0]!.watch).toBeNull();
    await watch(id, 'daily');
    await asked('city', { method: 'PUT', url, payload: { name: '改名' } });
    expect((await mySearches())[0]!.watch).toBe('daily');
    await asked('city', { method: 'DELETE', url });
    expect(await watches()).toBe(0);
  });

  it('can be ended, and is the own', async () => {
    const id = await saved();
    expect((await watch(id, 'daily', 'auditor')).statusCode).toBe(404);
    await watch(id, 'daily');
    const url = `/api/v1/my/searches/${id}/watch`;
    expect((await asked('auditor', { method: 'DELETE', url })).statusCode).toBe(404);
    expect((await mySearches())[0]!.watch).toBe('daily');
    expect((await asked('city', { method: 'DELETE', url })).statusCode).toBe(204);
    expect((await asked('city', { method: 'DELETE', url })).statusCode).toBe(204);
    expect((await mySearches())[0]!.watch).toBeNull();
  });

  it('has a name and asks about the present', async () => {
    const past = await saved(word, { asOf: '2026-01-01' });
    expect((await watch(past, 'daily')).json()).toMatchObject({ code: 'resource.conflict' });
    const id = await saved();
    const url = `/api/v1/my/searches/${id}`;
    await asked('city', { method: 'PUT', url, payload: { name: null } });
    expect((await watch(id, 'daily')).json()).toMatchObject({ code: 'resource.conflict' });
    expect((await watch(99_999_999, 'daily')).statusCode).toBe(404);
  });

  it('leads nobody else to what it found', async () => {
    await watch(await saved(), 'atOnce');
    await platform.give([record(word)]);
    await later(2 * MINUTE);
    const list = new URL((await notices())[0]!.link!, 'http://x').searchParams.get('list');
    const other = await asked('auditor', { url: `/api/v1/rights?list=${list}` });
    expect(other.statusCode).toBe(404);
  });
});

describe('what is remembered of the keys', () => {
  it('tells the new ones from the known ones', () => {
    const keys = Array.from({ length: 500 }, (_, n) => `CN-${n}`);
    expect(newKeys(keys, packKeys(keys)!)).toEqual([]);
    expect(newKeys([...keys, 'CN-new'], packKeys(keys.toReversed())!)).toEqual(['CN-new']);
    expect(newKeys(keys, packKeys([])!)).toEqual(keys);
  });

  it('is left out where there are too many', () => {
    const keys = Array.from({ length: MOST_SEEN }, (_, n) => String(n));
    expect(packKeys(keys)).toHaveLength(MOST_SEEN * 8);
    expect(packKeys([...keys, 'one more'])).toBeNull();
  });
});

describe('the morning', () => {
  it.each([
    ['2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
  ])('after %s is %s, eight o’clock in Shanghai', (from, next) => {
    expect(new Date(nextMorning(Date.parse(from))).toISOString()).toBe(next);
  });
});
