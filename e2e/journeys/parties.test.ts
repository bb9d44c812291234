import type { QueuePage } from '@zca/domain/matters';
import type { PartyDetail, PartyList } from '@zca/domain/parties';
import { describe, expect, it } from 'vitest';
import { en } from '../../packages/web/src/base/catalogue/parties/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/parties/zh.ts';
import { ask, cityDoor, importFile, withParameters } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
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

describe('a proposed merge', () => {
  /** Alike but for the place, at one address: certain enough to ask, not to merge. */
  const [long, short] = ['西安永宁门合并电缆有限公司', '永宁门合并电缆有限公司'] as const;
  const REASON = '核对登记：两家不是一个单位';

  it('is compared, reviewed and merged by an officer, seen as one page, and undone with a reason', async () => {
    const rows = [
      ['申请号', '发明名称', '申请人', '申请人地址', '申请日'],
      [numberOf(8811), '一种电缆甲', long, '西安市样例路1号', '2021-05-06'],
      [numberOf(8812), '一种电缆乙', short, '西安市样例路1号', '2021-05-07'],
    ];
    await importFile('合并.csv', new TextEncoder().encode(csv(rows)));
    await expect.poll(async () => (await find(long))[0]?.count ?? 0).toBe(1);
    const city = await demonstrationSession(cityDoor().origin, { role: 'city' });
    const officer = await visit({ signedIn: city });
    const { page } = officer;

    await officer.open('/desk/parties');
    await page.getByRole('button', { name: zh.resolution.run, exact: true }).click();
    await page
      .getByText('提请审核', { exact: false })
      .filter({ hasText: '用时' })
      .waitFor({ timeout: 60_000 });
    await judgeAtBothWidths(officer, 'parties-compared');
    await page.getByRole('link', { name: zh.resolution.queue }).click();
    await page
      .getByText(`${long} ↔ ${short}`)
      .or(page.getByText(`${short} ↔ ${long}`))
      .first()
      .waitFor();
    const { matters: waiting } = await ask<QueuePage>(
      '/matters?procedure=partyMerge&view=open',
      {},
      {
        origin: cityDoor().origin,
        session: city,
      },
    );
    const matter = waiting.find(({ subject }) => subject.includes(long))!;
    await officer.open(`/desk/matters/${matter.id}`);
    await page.locator('.merge-panel__reasons').waitFor();
    await page.getByText(short, { exact: true }).first().waitFor();
    await judgeAtBothWidths(officer, 'merge-review');
    await page.locator('.offers').getByRole('button', { name: /^合并/ }).click();
    const sheet = page.getByRole('dialog', { name: '合并' });
    await sheet.getByLabel('审核意见').fill('地址相同');
    await sheet.getByRole('button', { name: '合并', exact: true }).click();
    await sheet.waitFor({ state: 'detached' });

    const [one] = await find(long);
    expect((await find(short))[0]!.id).toBe(one!.id);
    await officer.open(`/parties/${one!.id}`);
    const names = page.getByRole('table').filter({ hasText: long });
    await names.getByText(short, { exact: true }).waitFor();
    await page.getByText('地址相同', { exact: false }).first().waitFor();
    await judgeAtBothWidths(officer, 'party-merged');
    const undo = page.getByRole('link', { name: zh.page.undoIt });
    expect(hidden(await tabTo(page, undo))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/matters/new**');
    await page.getByLabel('审核意见').fill(REASON);
    expect(await page.getByLabel('合并记录的序号').inputValue()).toMatch(/^\d+$/);
    await judgeAtBothWidths(officer, 'merge-undo');
    await page.locator('form').getByRole('button', { name: '撤销合并', exact: true }).click();
    await page.locator('.register__done').waitFor();

    const [a, b] = [(await find(long))[0]!, (await find(short))[0]!];
    expect(a.id).not.toBe(b.id);
    for (const [party, name] of [
      [a, long],
      [b, short],
    ] as const) {
      await officer.open(`/parties/${party.id}`);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.getByText(REASON, { exact: false }).first().waitFor();
    }
    await judgeAtBothWidths(officer, 'party-apart');
  });
});
