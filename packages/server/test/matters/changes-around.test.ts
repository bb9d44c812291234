import { defineProcedure } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { mattersBesidePlatform } from '../../src/matters/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

/** The second version: what was `waiting` is called `asked`. */
const second = defineProcedure({
  ...libraryCard,
  version: 2,
  states: {
    received: libraryCard.states.received,
    asked: { title: { zh: '已通知读者', en: 'The reader was asked' } },
    granted: libraryCard.states.granted,
    refused: libraryCard.states.refused,
  },
  actions: {
    ...libraryCard.actions,
    query: { ...libraryCard.actions.query, to: 'asked' },
    complete: { ...libraryCard.actions.complete, from: ['asked'] },
  },
  clocks: { decide: { ...libraryCard.clocks.decide, pausesIn: ['asked'] } },
  migration: { from: 1, states: { waiting: 'asked' } },
});

const CLOCK = { now: Date.parse('2026-12-28T02:00:00Z') };
const platform = await openTestPlatform({ clock: () => CLOCK.now, procedures: [libraryCard] });
const officer = () => signedIn(platform.accounts, 'district', CLOCK.now, '610113');
let keys = 0;
const key = () => `changes-around-${String(++keys).padStart(6, '0')}`;

async function file(): Promise<string> {
  const answer = await platform.ask('anonymous', {
    method: 'POST',
    url: '/api/v1/matters',
    payload: {
      procedure: 'libraryCard',
      action: 'ask',
      input: { purpose: '研究城墙', name: '王某', office: '610113' },
      key: key(),
    },
  });
  return answer.json().matter as string;
}

async function act(matter: string, action: string, revision: number, input: object = {}) {
  return platform.app.inject({
    method: 'POST',
    url: `/api/v1/matters/${matter}/acts`,
    headers: { cookie: await officer(), 'x-zca-csrf': '1' },
    payload: { action, input, revision, key: key() },
  });
}

const detail = async (matter: string) =>
  (
    await platform.app.inject({
      url: `/api/v1/matters/${matter}`,
      headers: { cookie: await officer() },
    })
  ).json();

describe('a time limit into a year without a calendar', () => {
  it('is not guessed, and is computed when the year is loaded', async () => {
    const matter = await file();
    expect((await detail(matter)).clocks[0]).toMatchObject({
      status: 'running',
      dueDay: null,
      missingYear: 2027,
      daysLeft: null,
      colour: 'grey',
    });
    const loaded = await platform.ask('systemAdministrator', {
      method: 'POST',
      url: '/api/v1/law/calendar',
      payload: {
        year: 2027,
        notice: '试验通知',
        publishedOn: '2026-12-28',
        days: [{ day: '2027-01-01', kind: 'holiday' }],
      },
    });
    expect(loaded.statusCode, loaded.body).toBe(201);
    await expect.poll(async () => (await detail(matter)).clocks[0].dueDay).toBe('2027-01-05');
    const { timeline, revision } = await detail(matter);
    expect(revision).toBe(2);
    expect(timeline[0]).toMatchObject({ title: { zh: '载入日历后重算期限' }, byKind: 'system' });
  });
});

describe('what is published', () => {
  it('is the public values of the matters that the rule names, newest first, in pages', async () => {
    const granted = [await file(), await file(), await file()];
    for (const matter of granted) expect((await act(matter, 'grant', 1)).statusCode).toBe(201);
    const base = '/api/v1/procedures/libraryCard/published';
    const first = (await platform.ask('anonymous', { url: `${base}?limit=2` })).json();
    expect(first.matters).toHaveLength(2);
    expect(first.matters[0]).toMatchObject({ state: { zh: '已发证' }, endedDay: '2026-12-28' });
    expect(first.matters[0].values).toEqual([
      { title: { zh: '用途', en: 'Purpose' }, text: { zh: '研究城墙', en: '研究城墙' } },
    ]);
    const next = encodeURIComponent(first.next);
    const rest = (
      await platform.ask('anonymous', { url: `${base}?limit=2&before=${next}` })
    ).json();
    expect(rest.matters).toHaveLength(1);
    expect(JSON.stringify([first, rest])).not.toContain('王某');
  });
});

describe('a new version of a procedure', () => {
  it('takes running matters only when it is told to, each by an act of its journal', async () => {
    const waiting = await file();
    expect((await act(waiting, 'query', 1, { reason: '缺电话' })).statusCode).toBe(201);
    const beside = await mattersBesidePlatform({
      database: platform.database.application,
      config: {
        dataDirectory: platform.dataDirectory,
        proceduresFolder: undefined,
        publicOrigin: undefined,
      },
      logger: createLogger('silent'),
      clock: () => CLOCK.now,
      demonstration: false,
      procedures: [libraryCard, second],
    });
    expect((await beside.pages.detail(waiting, SYSTEM))!.row.state.zh).toBe('等待补正');
    const before = await beside.openByVersion();
    expect(before.get('libraryCard@1')).toBeGreaterThan(1);
    const moved = await beside.migrateOpen(second, new AbortController().signal);
    expect(moved).toBe(before.get('libraryCard@1'));
    const after = await beside.pages.detail(waiting, SYSTEM);
    expect(after!.row.state.zh).toBe('已通知读者');
    expect(after!.version).toBe(2);
    expect(after!.clocks[0]).toMatchObject({ status: 'paused' });
    expect(after!.timeline[0]).toMatchObject({ action: 'matter.migrated', byKind: 'system' });
    expect(await beside.migrateOpen(second, new AbortController().signal)).toBe(0);
  });
});

const SYSTEM = { id: null, isSystem: true, roles: [], parties: [] } as const;
