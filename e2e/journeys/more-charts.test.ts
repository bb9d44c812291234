import type { AgePyramid, ClassTree, FieldMatrix, LifeCycle } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { ask, withParameters } from '../support/api.ts';
import { seriousFindings } from '../support/axe.ts';
import { PATIENCE, answerOf, expectCount } from '../support/results.ts';
import { photograph, visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const WORDS = '一种';
const chart = <T>(name: string, more: Record<string, string> = {}) =>
  ask<T>(withParameters(`/rights/charts/${name}`, { q: WORDS, ...more }));
const panelOf = ({ page }: Visit, title: string) =>
  page.getByRole('region', { name: title, exact: true });

/** The table twin of a chart, cell by cell. */
async function tableOf(visited: Visit, title: string): Promise<string[][]> {
  const panel = panelOf(visited, title);
  await panel.getByRole('button', { name: visited.t.charts.showTable(title) }).click();
  const rows = await panel.locator('tbody tr').allInnerTexts();
  await panel.getByRole('button', { name: visited.t.charts.showDrawing(title) }).click();
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
}

describe('the charts that are asked one by one', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)('say in their tables what the API counts ($language, $screen)', async (how) => {
    const reader = await visit(how);
    const { page, v, number } = reader;
    const { analysis: a } = v;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    await panelOf(reader, a.survival.title).locator('svg path').first().waitFor();

    const ages = await chart<AgePyramid>('ages');
    const pyramid = await tableOf(reader, a.ages.title);
    const aged = pyramid.reduce((sum, row) => sum + Number(row.at(-3)!.replaceAll(',', '')), 0);
    expect(aged).toBe(ages.count - ages.filed.missing);

    const cycle = await chart<LifeCycle>('life-cycle');
    const years = await tableOf(reader, a.life.title);
    expect(years.map((row) => row.slice(0, 3))).toEqual(
      cycle.years.map((year) => [String(year.year), number(year.filings), number(year.holders)]),
    );
    const curves = await tableOf(reader, a.survival.title);
    expect(curves[0]![1]).toBe(number(cycle.survival[0]!.ages[0]!.atRisk));

    const fields = await chart<FieldMatrix>('fields');
    const matrix = await tableOf(reader, a.fields.title);
    expect(matrix.map(([name]) => name)).toEqual(fields.holders);
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(reader, 'more-charts');
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(how.screen === 'phone' ? 390 : 1440);
  });

  it('add holder and field when a cell of the matrix is pressed', async () => {
    const reader = await visit();
    const { page, v } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const matrix = await chart<FieldMatrix>('fields');
    const cell = panelOf(reader, v.analysis.fields.title).locator('.matrix__cell').first();
    const count = Number((await cell.innerText()).replaceAll(',', ''));
    await cell.click();
    await expectCount(reader, count);
    const added = new URL(page.url()).searchParams.getAll('include');
    expect(added[0]).toBe(`holder:${matrix.holders[0]!}`);
    expect(added[1]).toMatch(/^technologyField:\d+$/);
  });

  it('go down the IPC by keyboard and add a place as a condition', async () => {
    const reader = await visit();
    const { page, t, v } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const title = v.analysis.tree.title;
    const panel = panelOf(reader, title);
    await panel.getByRole('button', { name: t.charts.showTable(title) }).press('Enter');
    const sections = await chart<ClassTree>('classes');
    const section = sections.children[0]!;
    await panel.locator('tbody button').first().press('Enter');
    const place = panel.locator('[aria-current=location]');
    await expect.poll(() => place.innerText(), PATIENCE).toContain(section.title!.zh);
    const classes = await chart<ClassTree>('classes', { node: section.symbol });
    await expect
      .poll(() => panel.locator('tbody button').first().innerText(), PATIENCE)
      .toContain(classes.children[0]!.symbol);
    await panel.locator('tbody button').first().press('Enter');
    const symbol = classes.children[0]!.symbol;
    await panel.getByRole('button', { name: t.charts.add(symbol), exact: true }).press('Enter');
    const asked = { q: WORDS, include: [`ipcClass:${symbol}`] };
    await expectCount(reader, (await answerOf(asked)).count);
    expect(new URL(page.url()).searchParams.getAll('include')).toEqual(asked.include);
  });

  it('are saved as pictures', async () => {
    const reader = await visit();
    const { page, t, v } = reader;
    await reader.open(`/search?q=${WORDS}&view=charts`);
    const title = v.analysis.ages.title;
    await panelOf(reader, title).locator('svg path').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t.charts.savePicture(title) }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${t.demonstration.tag}-${title}.png`);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const picture = Buffer.concat(parts);
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Twice the width of the drawing, and more than a white sheet.
    expect(picture.readUInt32BE(16)).toBeGreaterThan(1000);
    expect(picture.length).toBeGreaterThan(8000);
  });

  it('say that there is nothing where there is nothing', async () => {
    const reader = await visit();
    const { t, v } = reader;
    await reader.open('/search?q=绝无此词绝无此词&view=charts');
    for (const title of [
      v.analysis.fields.title,
      v.analysis.tree.title,
      v.analysis.ages.title,
      v.analysis.life.title,
      v.analysis.survival.title,
    ]) {
      await panelOf(reader, title).getByText(t.charts.nothing).waitFor();
    }
  });
});
