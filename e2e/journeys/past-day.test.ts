import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, dayInShanghai } from '@zca/standards';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from '../support/administrator.ts';
import { importFile } from '../support/api.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { PATIENCE, expectCount, search } from '../support/results.ts';
import { csv, numberOf } from '../support/tables.ts';
import { visit } from '../support/visit.ts';

const NUMBER = numberOf(401);
const OLD = '一种旧名称的水闸';
const NEW = '一种更正后的闸门启闭装置';
const DAYS_AGO = 4;

const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-past-'));
const today = dayInShanghai(Date.now());
const oldDay = addDays(today, -DAYS_AGO);
const yesterday = addDays(today, -1);
let platform: RunningPlatform;

function tableOf(title: string): Uint8Array<ArrayBuffer> {
  const rows = [
    ['申请号', '发明名称', '申请人', '申请日'],
    [NUMBER, title, '龙渠水工机械厂', '2021-05-06'],
  ];
  return new TextEncoder().encode(csv(rows));
}

/** One platform, twice: four days ago with the old table, and now with the new one. */
beforeAll(async () => {
  const data = path.join(folder, 'data');
  const before = await startPlatform({ rights: 0, data, daysBehind: DAYS_AGO });
  const door = await openDoor(before.origin, before.link);
  await importFile('旧表.csv', tableOf(OLD), door);
  await before.stop();

  platform = await startPlatform({ rights: 0, data });
  expect(platform.link).toBeNull();
  const again = await openDoor(platform.origin, platform.link);
  const run = await importFile('新表.csv', tableOf(NEW), again);
  expect(run.counts).toMatchObject({ new: 0, updated: 1 });
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question about a past day', () => {
  it.each(['zh', 'en'] as const)(
    'finds the record as it was known on that day, and says so (%s)',
    async (language) => {
      const reader = await visit({ origin: platform.origin, language });
      const { page, t, f } = reader;
      await reader.open('/');
      await search(reader, '水闸');
      await expectCount(reader, 0);
      await search(reader, '闸门启闭');
      await expectCount(reader, 1);

      await page.getByRole('button', { name: t.search.asOf, exact: true }).click();
      await page.getByLabel(t.search.asOf, { exact: true }).fill(yesterday);
      await expectCount(reader, 0);
      await page.getByText(t.search.past(f.day(yesterday))).waitFor();

      await search(reader, '水闸');
      await expectCount(reader, 1);
      await page.getByRole('link', { name: OLD }).click();
      await page.getByRole('heading', { level: 1, name: OLD }).waitFor();
      await page.getByText(t.record.past(f.day(yesterday))).waitFor();
      expect(new URL(page.url()).searchParams.get('asOf')).toBe(yesterday);
      expect(await page.getByRole('main').innerText()).not.toContain(NEW);

      await page.getByRole('link', { name: t.record.present }).click();
      await page.getByRole('heading', { level: 1, name: NEW }).waitFor();
    },
  );

  it('that lies before the record finds nothing and offers the present', async () => {
    const reader = await visit({ origin: platform.origin });
    const { page, v } = reader;
    await reader.open(`/search?q=闸门启闭&asOf=${addDays(oldDay, -1)}`);
    await page.getByRole('heading', { name: v.empty.title }).waitFor();
    await page.getByRole('link', { name: v.empty.withoutDay }).click();
    await expectCount(reader, 1);
  });
});

describe('a record with two versions', () => {
  it('shows both with their files, and which of them holds', async () => {
    const reader = await visit({ origin: platform.origin });
    const { page, p } = reader;
    await reader.open(`/search?q=${NUMBER}`);
    await page.getByRole('heading', { level: 1, name: NEW }).waitFor();
    const versions = page.locator('details').filter({ hasText: p.versions(2) });
    await versions.locator('summary').click();
    const rows = versions.locator('tbody tr');
    await expect.poll(() => rows.count(), PATIENCE).toBe(2);
    const [older = '', newer = ''] = (await rows.allInnerTexts()).toSorted();
    expect(older).toContain('旧表.csv');
    expect(older).toContain(oldDay);
    expect(newer).toContain('新表.csv');
    expect(newer).toContain(p.stillKnown);
  });
});
