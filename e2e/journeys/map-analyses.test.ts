import type {
  ConcentrationAnswer,
  HotSpotsAnswer,
  NearnessAnswer,
  ReachAnswer,
} from '@zca/domain/geography';
import { ANALYSIS_KINDS, EXPLANATIONS } from '@zca/domain/geography';
import { describe, expect, it } from 'vitest';
import { en } from '../../packages/web/src/base/catalogue/analyses/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/analyses/zh.ts';
import { ask } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { tabTo } from '../support/keyboard.ts';
import { visit } from '../support/visit.ts';

const ADDRESS: Partial<Record<(typeof ANALYSIS_KINDS)[number], string>> = {
  nearness:
    '&longitude=108.88&latitude=34.23&need=H01M&need=G06F&need=H01L&text=锂电池电极材料与充电控制方法',
  reach: '&station=高新站,108.88,34.2&station=未央站,108.94,34.35',
};

describe('the analyses of the map', () => {
  it.each([
    { language: 'zh', words: zh },
    { language: 'en', words: en },
  ] as const)(
    'stand with their explanation at both widths ($language)',
    async ({ language, words }) => {
      const reader = await visit({ language });
      const { page } = reader;
      for (const kind of ANALYSIS_KINDS) {
        await reader.open(`/map/analyses?kind=${kind}${ADDRESS[kind] ?? ''}`);
        await page.getByRole('heading', { level: 1, name: words.title, exact: true }).waitFor();
        const beside = page.getByRole('complementary', { name: words.explain.title });
        for (const doubt of EXPLANATIONS[kind].doubts) {
          await beside.getByText(doubt[language], { exact: true }).waitFor();
        }
        const result = page.getByRole('region', { name: words.kinds[kind], exact: true }).first();
        await result.getByRole('status').first().waitFor();
        await judgeAtBothWidths(reader, `analysis-${kind}-${language}`);
      }
    },
  );

  it('tell in the table what the answer says', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open('/map/analyses');
    const answer = await ask<HotSpotsAnswer>('/map/analyses/hot-spots');
    if (!answer.result.computed) throw new Error('not computed');
    const found = answer.result.cells.filter((cell) => cell.class !== 'none');
    const hot = found.filter((cell) => cell.class.startsWith('hot'));
    await page
      .getByText(zh.hotSpots.summary(hot.length, found.length - hot.length, answer.result.tested))
      .waitFor();
    await page
      .getByRole('button', { name: t.charts.showTable(zh.kinds.hotSpots), exact: true })
      .click();
    const rows = page.getByRole('table', { name: zh.kinds.hotSpots }).locator('tbody tr');
    expect(await rows.count()).toBe(Math.min(200, found.length));

    await page.getByRole('link', { name: zh.kinds.concentration, exact: true }).click();
    const shares = await ask<ConcentrationAnswer>('/map/analyses/concentration');
    const [first] = shares.areas.toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
    const row = page.getByRole('row').filter({ hasText: first!.name.zh }).first();
    await row.waitFor();
    expect(await row.innerText()).toContain(reader.number(first!.count!));
  });

  it('are asked by keyboard, keep the search, and stand whole in their address', async () => {
    const reader = await visit();
    const { page } = reader;
    await reader.open('/map/analyses?kind=reach&include=type:inventionGrant');
    await tabTo(page, page.getByLabel(zh.reach.stations));
    await page.keyboard.type('高新站,108.88,34.2');
    await tabTo(page, page.getByRole('button', { name: zh.apply, exact: true }));
    await page.keyboard.press('Enter');
    const asked = new URLSearchParams([
      ['include', 'type:inventionGrant'],
      ['station', '高新站,108.88,34.2'],
    ]);
    const answer = await ask<ReachAnswer>(`/map/analyses/reach?${asked}`);
    await page.getByText(zh.basis(answer.count)).waitFor();
    const within = page
      .getByRole('region', { name: zh.reach.within, exact: true })
      .getByRole('row');
    expect(await within.last().innerText()).toContain(
      reader.number(answer.result.within.at(-1)!.n),
    );
    const other = await visit();
    await other.open(new URL(page.url()).pathname + new URL(page.url()).search);
    await other.page.getByText(zh.basis(answer.count)).waitFor();
    await other.page.getByRole('link', { name: zh.toList, exact: true }).click();
    await other.page.waitForURL(/\/search\?include=type(:|%3A)inventionGrant/);
  });

  it('tell beside the rights within reach the organisations and the people, of whom and when', async () => {
    const reader = await visit();
    const { page } = reader;
    await reader.open('/map/analyses?kind=reach');
    const answer = await ask<ReachAnswer>('/map/analyses/reach');
    if (!answer.population.computed) throw new Error('not computed');
    const last = page
      .getByRole('region', { name: zh.reach.within, exact: true })
      .getByRole('row')
      .last();
    await last.waitFor();
    const text = await last.innerText();
    expect(text).toContain(reader.number(answer.holders.within.at(-1)!.n));
    const people = Number(answer.population.within.at(-1)!.n.toPrecision(3));
    expect(text).toContain(zh.reach.about(people));
    const [{ day, series }] = answer.population.byArea as [
      (typeof answer.population.byArea)[number],
    ];
    await page.getByText(zh.reach.figure(day, series.zh)).first().waitFor();
  });

  it('go out from a firm that is told by its name, with classes that can be changed', async () => {
    const others = await ask<NearnessAnswer>(
      '/map/analyses/nearness?longitude=108.88&latitude=34.23&need=H01',
    );
    const name = others.result.near[0]!.id;
    const reader = await visit();
    const { page } = reader;
    await reader.open('/map/analyses?kind=nearness');
    await tabTo(page, page.getByLabel(zh.nearness.firm));
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    const own = await ask<NearnessAnswer>(
      `/map/analyses/nearness?${new URLSearchParams({ firm: name })}`,
    );
    await page.getByText(zh.nearness.ownClasses(own.classes.join('、'))).waitFor();
    await page.getByRole('button', { name: zh.nearness.editClasses }).click();
    await page.waitForURL(/need=/);
    expect(await page.getByLabel(zh.nearness.need).inputValue()).toBe(own.classes.join(', '));
    const first = page.getByRole('region', { name: zh.kinds.nearness }).last().getByRole('row');
    await first.nth(1).waitFor();
    expect(await first.nth(1).innerText()).toContain(own.result.near[0]!.id);
  });

  it('say why nothing is computed, and what is wrong with a station', async () => {
    const reader = await visit({ refusals: [400] });
    const { page } = reader;
    await reader.open('/map/analyses?kind=centre&q=zzzzqqqq');
    await page.getByText(zh.notComputed).first().waitFor();
    await reader.open('/map/analyses?kind=reach&station=没有坐标');
    await page.getByRole('alert').getByText('名称,经度,纬度').waitFor();
  });
});
