import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WATCH_NOTICE } from '@zca/domain/registry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../packages/server/src/base/database/index.ts';
import { inTransaction } from '../../packages/server/src/base/database/index.ts';
import { noticeOf, notify } from '../../packages/server/src/base/notices/index.ts';
import { openDoor } from '../support/administrator.ts';
import type { Door } from '../support/administrator.ts';
import { importFile } from '../support/api.ts';
import { seriousFindings } from '../support/axe.ts';
import { attachDatabase } from '../support/database.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { startPlatform } from '../support/platform.ts';
import { csv, numberOf } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-notices-'));
let platform: RunningPlatform;
let database: Database;
let door: Door;
let person: string;
/** A gateway that refuses everything for good. */
let gateway: Server;

beforeAll(async () => {
  gateway = createServer((_request, response) => response.writeHead(410).end('no such number'));
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const address = gateway.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const data = path.join(folder, 'data');
  platform = await startPlatform({
    rights: 0,
    data,
    settings: {
      ZCA_WEBHOOK_URL: `http://127.0.0.1:${address.port}/`,
      ZCA_WEBHOOK_SECRET: 'key',
    },
  });
  door = await openDoor(platform.origin, platform.link);
  database = attachDatabase(data);
  const { name, value } = door.session;
  const session = await fetch(`${platform.origin}/api/v1/session`, {
    headers: { cookie: `${name}=${value}` },
  });
  person = ((await session.json()) as { person: { id: string } }).person.id;
});
afterAll(async () => {
  await database.close();
  await platform.stop();
  gateway.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await database.pool.query('delete from notice');
});

const give = (name: string, link = '/searches') =>
  inTransaction(database, (_db, client) =>
    notify(client, [
      noticeOf(
        WATCH_NOTICE,
        { name, added: 2, count: 9, before: null },
        { recipient: person, link },
      ),
    ]),
  );
const own = (options: object = {}) =>
  visit({ origin: platform.origin, signedIn: door.session, ...options });

describe('a person who is told something', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'zh', screen: 'phone' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'sees how many are unread, reads one by its link and marks the rest ($language, $screen)',
    async ({ language, screen }) => {
      for (const name of ['甲', '乙', '丙']) await give(name);
      const reader = await own({ language, screen });
      const { page, t, l } = reader;
      const sentence = (name: string) =>
        WATCH_NOTICE.text({ name, added: 2, count: 9, before: null })[language];
      await reader.open('/');
      const bell = (unread: number) => page.getByRole('link', { name: t.shell.notices(unread) });
      await bell(3).waitFor();
      // Nothing of the head is pushed to a second line.
      expect((await page.locator('.page-head').boundingBox())!.height).toBeLessThan(80);
      await photograph(reader, 'bell');
      await bell(3).click();
      await page.getByRole('heading', { level: 1, name: l.notices.title }).waitFor();
      await page.getByRole('link', { name: sentence('丙') }).waitFor();
      await bell(3).waitFor();
      await photograph(reader, 'notices');
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('button', { name: l.notices.markNamed(sentence('甲')) }).click();
      await bell(2).waitFor();
      await page.getByRole('link', { name: sentence('乙') }).click();
      await page.waitForURL(`${platform.origin}/searches`);
      await bell(1).click();
      await page.getByRole('button', { name: l.notices.markAll }).click();
      await bell(0).waitFor();
      await expect.poll(() => page.getByText(l.notices.unread, { exact: true }).count()).toBe(0);
    },
  );

  it('is shown the bell on the working pages, and a visitor nowhere', async () => {
    await give('甲');
    const reader = await own();
    await reader.open('/desk');
    await reader.page.getByRole('link', { name: reader.t.shell.notices(1) }).waitFor();
    const visitor = await visit({ origin: platform.origin, refusals: [401] });
    await visitor.open('/');
    await visitor.page.getByRole('link', { name: visitor.t.session.signIn }).first().waitFor();
    expect(await visitor.page.locator('a.bell').count()).toBe(0);
    await visitor.open('/notices');
    await visitor.page.waitForURL(/\/sign-in\?back=/);
  });

  it('chooses by the keyboard alone what leaves the platform', async () => {
    const reader = await own();
    const { page, l } = reader;
    await reader.open('/notices');
    const box = page.getByRole('checkbox', {
      name: `${WATCH_NOTICE.title.zh} ${l.notices.channels.webhook}`,
    });
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    const stops = await tabTo(page, box);
    await page.keyboard.press('Space');
    stops.push(...(await tabTo(page, page.getByRole('button', { name: l.notices.save }))));
    await page.keyboard.press('Enter');
    await page.getByText(l.notices.saved).waitFor();
    expect(hidden(stops)).toEqual([]);
    await page.reload();
    await expect.poll(() => box.isChecked()).toBe(true);
  });
});

describe('those who run the platform', () => {
  it('see what was not delivered and why, and have it tried again', async () => {
    await database.pool.query(
      `insert into notice_preference values ($1, $2, 'webhook', true)
       on conflict (person_id, kind, channel) do update set enabled = true`,
      [person, WATCH_NOTICE.kind],
    );
    await give('甲');
    const reader = await own();
    const { page, l, w } = reader;
    const parked = page.getByRole('cell', { name: '410 no such number' });
    await expect
      .poll(
        async () => {
          await reader.open('/desk');
          await page.getByRole('link', { name: w.frame.deliveries }).click();
          await page.getByText(l.deliveries.lead).waitFor();
          await page.waitForLoadState('networkidle');
          return parked.count();
        },
        { timeout: 40_000, interval: 1000 },
      )
      .toBe(1);
    await photograph(reader, 'deliveries');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: l.deliveries.replay }).click();
    await page.getByText(l.deliveries.replayed).waitFor();
  });
});

describe('a search that is watched', () => {
  it('tells of a record that has come, and leads to just it', async () => {
    const reader = await own();
    const { page, a, t, v } = reader;
    await reader.open('/search?q=关注的阀门');
    await page.getByRole('heading', { name: v.empty.title }).waitFor();
    await reader.open('/searches');
    await page.getByRole('button', { name: a.history.nameIt }).click();
    await page.getByPlaceholder(a.history.name).fill('阀门');
    await page.getByRole('button', { name: a.history.save }).click();
    const choice = page.getByLabel(a.history.watch('阀门'));
    await choice.selectOption(a.history.watchAtOnce);
    await expect.poll(() => choice.inputValue()).toBe('atOnce');
    await page.reload();
    await expect.poll(() => choice.inputValue()).toBe('atOnce');
    await photograph(reader, 'watched search');
    expect(await seriousFindings(page)).toEqual([]);

    const rows = [
      ['申请号', '发明名称', '申请人', '申请日'],
      [numberOf(1), '一种关注的阀门', '龙首阀门厂', '2021-05-06'],
      [numberOf(2), '一种别的水泵', '龙首阀门厂', '2021-05-06'],
    ];
    await importFile('新到.csv', new TextEncoder().encode(csv(rows)), door);
    // A watch is asked a minute after the last time; this one need not wait for it.
    await database.pool.query("update search_watch set next_at = '2020-01-01'");
    const bell = page.getByRole('link', { name: t.shell.notices(1) });
    await expect
      .poll(
        async () => {
          await reader.open('/');
          await page.locator('a.bell').waitFor();
          await page.waitForLoadState('networkidle');
          return bell.count();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe(1);
    await bell.click();
    await page.getByRole('link', { name: '您关注的检索“阀门”有 1 件新记录，现共 1 件。' }).click();
    await page.locator('[data-result]').first().waitFor();
    await expect.poll(() => page.locator('[data-result]').count()).toBe(1);
    expect(await page.locator('[data-result]').innerText()).toContain('一种关注的阀门');
  });
});
