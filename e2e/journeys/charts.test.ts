import type { ChartsAnswer } from '@zca/domain/registry';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask, withParameters } from '../support/api.ts';
import { PATIENCE, answerOf, expectAnswer, expectCount } from '../support/results.ts';
import type { PageElement } from '../support/style.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const WORDS = '一种';
const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
const chartsOf = (q: string): Promise<ChartsAnswer> =>
  ask<ChartsAnswer>(withParameters('/rights/charts', { q }));

/** The table twin of a chart: names and the numbers beside them. */
async function tableOf({ page, t }: Visit, title: string): Promise<[string, number[]][]> {
  const panel = page.getByRole('region', { name: title, exact: true });
  await panel.getByRole('button', { name: t.charts.showTable(title) }).click();
  const rows = await panel.locator('tbody tr').allInnerTexts();
  await panel.getByRole('button', { name: t.charts.showDrawing(title) }).click();
  return rows.map((row) => {
    const [name = '', ...cells] = row.split('\t').map((cell) => cell.trim());
    return [name, cells.map((cell) => Number(cell.replaceAll(',', '')))];
  });
}

describe('the charts of a search', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'count the same records as the list, and each has its table ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, t } = reader;
      await reader.open(`/search?q=${WORDS}`);
      const { count } = await expectAnswer(reader, { q: WORDS });
      await page.getByRole('link', { name: t.search.charts, exact: true }).click();
      await page.getByText(t.charts.lead).waitFor();
      await expectCount(reader, count);

      const charts = await chartsOf(WORDS);
      const statuses = await tableOf(reader, t.charts.statuses.title);
      expect(statuses.map(([, counts]) => counts[0])).toEqual(
        charts.statuses.map((status) => status.count),
      );
      expect(sum(statuses.map(([, counts]) => counts[0]!))).toBe(count);

      const holders = await tableOf(reader, t.charts.holders.title);
      const first = charts.holders.rows[0]!;
      expect(holders[0]).toEqual([first.label[language], [first.count]]);
      const trend = await tableOf(reader, t.charts.trend.title);
      expect(trend.length).toBeGreaterThan(3);
      for (const [year, counts] of trend) {
        expect(sum(counts.slice(0, -1)), year).toBe(counts.at(-1));
        const column = charts.trend.years.indexOf(year);
        const counted = charts.trend.counts.map((series) => series[column] ?? 0);
        expect(sum(counted), year).toBe(counts.at(-1));
      }
    },
  );

  it('add the part that is clicked as a condition', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const { districts } = await chartsOf(WORDS);
    const district = districts[0]!;
    const panel = page.getByRole('region', { name: t.charts.districts.title, exact: true });
    await panel.getByTitle(t.charts.add(district.label.zh), { exact: true }).click();
    await expectCount(reader, district.count);
    await page.getByRole('link', { name: t.search.list, exact: true }).click();
    await expectAnswer(reader, { q: WORDS, include: [`district:${district.value}`] });
  });

  it('add year and type when a segment of the drawn trend is clicked', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const panel = page.getByRole('region', { name: t.charts.trend.title, exact: true });
    await panel.locator('svg path').first().waitFor();
    const { x, y } = await largestSegment(panel);
    await page.mouse.click(x, y);
    const added = () => new URL(page.url()).searchParams.getAll('include');
    await expect.poll(added, PATIENCE).toHaveLength(2);
    const [year, type] = added();
    expect(year).toMatch(/^filingYear:\d{4}$/);
    expect(type).toMatch(/^type:/);
    const { count } = await answerOf({ q: WORDS, include: added() });
    expect(count).toBeGreaterThan(0);
    await expectCount(reader, count);
  });

  it('name what the pointer is over, without breaking the policy of the pages', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    for (const [title, said] of [
      [t.charts.trend.title, /20\d\d/],
      [t.charts.classes.title, /[A-H]\d\d/],
    ] as const) {
      const panel = page.getByRole('region', { name: title, exact: true });
      const drawn = panel.locator('.chart__drawing svg');
      await drawn.locator('text').first().waitFor();
      const before = await drawn.locator('text').count();
      const place = (await drawn.boundingBox())!;
      await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
      await expect.poll(() => drawn.locator('text').count(), PATIENCE).toBeGreaterThan(before);
      expect((await drawn.locator('text').allTextContents()).join(' ')).toMatch(said);
    }
  });

  it('give their numbers as a file that says what was asked and that it is invented', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const title = t.charts.statuses.title;
    const button = page.getByRole('button', { name: t.charts.save(title) });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toContain(t.demonstration.tag);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const { statuses } = await chartsOf(WORDS);
    expect(text).toContain(t.demonstration.sentence('1'));
    expect(text).toContain(`${t.charts.fileQuery},${WORDS}`);
    for (const { label, count } of statuses) expect(text).toContain(`${label.zh},${count}\r\n`);
  });
});

/** The middle of the largest drawn segment that has a colour of the legend. */
async function largestSegment(panel: Locator): Promise<{ x: number; y: number }> {
  const keys = panel.locator('ul li span:first-child');
  const colours = await keys.evaluateAll((all) =>
    (all as unknown as PageElement[]).map(
      (key) => key.ownerDocument.defaultView.getComputedStyle(key)['backgroundColor'],
    ),
  );
  const segments = await panel.locator('svg path').evaluateAll((all) =>
    (all as unknown as PageElement[]).map((path) => {
      const { x, y, width, height } = path.getBoundingClientRect();
      const fill = path.ownerDocument.defaultView.getComputedStyle(path)['fill'];
      return { x: x + width / 2, y: y + height / 2, area: width * height, fill };
    }),
  );
  const [largest] = segments
    .filter((segment) => colours.includes(segment.fill))
    .toSorted((a, b) => b.area - a.area);
  if (largest === undefined) throw new Error('no segment is drawn');
  return largest;
}
