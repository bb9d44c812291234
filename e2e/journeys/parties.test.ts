import type { PartyDetail, PartyList } from '@zca/domain/parties';
import { describe, expect, it } from 'vitest';
import { en } from '../../packages/web/src/base/catalogue/parties/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/parties/zh.ts';
import { ask, importFile, withParameters } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { answerOf } from '../support/results.ts';
import { csv, numberOf } from '../support/tables.ts';
import { visit } from '../support/visit.ts';

const find = async (name: string) =>
  (await ask<PartyList>(withParameters('/parties', { name }))).rows;

/** The holder of the city with most rights. */
async function largestHolder(): Promise<string> {
  const { facets } = await answerOf({ include: ['holderType:university'] });
  return facets.find(({ field }) => field === 'holder')!.buckets[0]!.value;
}

describe('the page of a party', () => {
  it('shows rights, people, partners and names, at both widths and in both languages', async () => {
    const name = await largestHolder();
    const [party] = await find(name);
    const detail = await ask<PartyDetail>(`/parties/${party!.id}`);
    expect(detail.portfolio!.count).toBeGreaterThan(1);
    for (const [language, words] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const reader = await visit({ language });
      await reader.open(`/parties/${party!.id}`);
      const { page } = reader;
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      for (const heading of [words.page.fields, words.page.people]) {
        await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
      }
      const trend = page.getByRole('region', { name: words.page.trend, exact: true });
      await trend.getByRole('heading', { level: 2, name: words.page.trend }).waitFor();
      const held = page.locator('.party__figures dd').first();
      expect(await held.innerText()).toContain(reader.number(detail.portfolio!.count));
      await judgeAtBothWidths(reader, `party-${language}`);
      await trend
        .getByRole('button', { name: reader.t.charts.showTable(words.page.trend), exact: true })
        .click();
      await page.getByRole('table', { name: words.page.trend }).waitFor();
    }
  });

  it('is reached from a record and from a look-up, with the keyboard alone', async () => {
    const reader = await visit();
    const { page, t } = reader;
    const answer = await answerOf({ include: ['holderType:university'] });
    const holder = answer.rows[0]!.holders[0]!;
    await reader.open(`/r/${answer.rows[0]!.key}`);
    const link = page.getByRole('link', { name: `${t.side.partyPage} ${holder}`, exact: true });
    expect(hidden(await tabTo(page, link))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/parties\/[0-9a-z]{16}$/);
    await page.getByRole('heading', { level: 1, name: holder }).waitFor();

    await reader.open('/parties');
    const box = page.getByRole('searchbox', { name: zh.list.label });
    expect(hidden(await tabTo(page, box))).toEqual([]);
    await page.keyboard.type(holder);
    await page.keyboard.press('Enter');
    const found = page.getByRole('link', { name: holder, exact: true });
    await found.waitFor();
    await judgeAtBothWidths(reader, 'parties');
    expect(hidden(await tabTo(page, found))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: holder }).waitFor();
  });

  it('joins writings of one name, and keeps persons of one name apart', async () => {
    const rows = [
      ['申请号', '发明名称', '申请人', '申请日'],
      [numberOf(8801), '一种主体甲', '西安城垣样例有限公司', '2021-05-06'],
      [numberOf(8802), '一种主体乙', '西安城垣样例有限责任公司', '2021-05-07'],
      [numberOf(8803), '一种主体丙', '王城垣', '2021-05-08'],
      [numberOf(8804), '一种主体丁', '王城垣', '2021-05-09'],
    ];
    await importFile('主体.csv', new TextEncoder().encode(csv(rows)));
    await expect.poll(async () => (await find('西安城垣样例有限公司'))[0]?.count ?? 0).toBe(2);
    await expect.poll(async () => (await find('王城垣')).map(({ count }) => count)).toEqual([1, 1]);
    const [person] = await find('王城垣');
    const reader = await visit();
    await reader.open(`/parties/${person!.id}`);
    await reader.page.getByText(zh.page.personNote, { exact: true }).waitFor();
  });
});
