import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { PATIENCE, answerOf, expectAnswer } from '../support/results.ts';
import { photograph, visit } from '../support/visit.ts';

const ASKED = { q: '类型:发明授权 电池', size: '25' };

describe('records side by side', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'are chosen in the list and compared at an address of their own ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, t, v } = reader;
      await reader.open(`/search?q=${ASKED.q}`);
      const { rows } = await expectAnswer(reader, { q: ASKED.q });
      for (const row of rows.slice(0, 3)) {
        const title = row.title.map((run) => run.text).join('');
        await page
          .getByRole('checkbox', { name: t.compare.choose(title) })
          .first()
          .check();
      }
      await photograph(reader, 'chosen');
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: t.compare.compare, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: v.compare.title(3) }).waitFor();
      const keys = rows.slice(0, 3).map((row) => row.key);
      expect(new URL(page.url()).searchParams.getAll('key')).toEqual(keys);

      const ipc = page.getByRole('row', { name: new RegExp(`^${v.compare.rows.ipc}`) });
      expect(await ipc.locator('td').count()).toBe(3);
      expect(await page.locator('.compare__own').count()).toBeGreaterThan(0);
      await page.getByRole('img', { name: v.compare.lives }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await photograph(reader, 'compare');
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(screen === 'phone' ? 390 : 1440);

      const before = await page.locator('tbody tr').count();
      await page.getByRole('link', { name: v.compare.showDifferences }).click();
      await expect.poll(() => page.locator('tbody tr').count(), PATIENCE).toBeLessThan(before);
      await page.getByRole('link', { name: v.compare.makeFirst(v.compare.letters[2]!) }).click();
      const order = () => new URL(page.url()).searchParams.getAll('key');
      await expect.poll(order, PATIENCE).toEqual([keys[2], keys[0], keys[1]]);
    },
  );

  it('are chosen on their pages too, by keyboard', async () => {
    const reader = await visit();
    const { page, t, v } = reader;
    const { rows } = await answerOf(ASKED);
    for (const { key } of rows.slice(0, 2)) {
      await reader.open(`/r/${key}`);
      const button = page.getByRole('button', { name: t.compare.add, exact: true });
      expect(hidden(await tabTo(page, button))).toEqual([]);
      await page.keyboard.press('Enter');
    }
    const link = page.getByRole('link', { name: t.compare.compare, exact: true });
    expect(hidden(await tabTo(page, link))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: v.compare.title(2) }).waitFor();
  });

  it('that do not exist, or are too few, are told in words', async () => {
    const reader = await visit({ refusals: [404] });
    await reader.open('/compare?key=CN0&key=CN1');
    await reader.page.getByRole('alert').waitFor();
    await reader.open('/compare');
    await reader.page.getByText(reader.v.compare.tooFew).waitFor();
  });
});
