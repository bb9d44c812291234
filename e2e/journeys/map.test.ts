import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../support/axe.ts';
import { hasFocus, hidden, tabTo } from '../support/keyboard.ts';
import { areasOf, drawnMap, expectOnMap, queryOf } from '../support/map.ts';
import { PATIENCE, answerOf, expectCount, search } from '../support/results.ts';
import { downloadBy } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';

const INVENTIONS = 'type:inventionGrant';

describe('the map of a search', () => {
  it('is filtered, narrowed by a polygon, told of beside it, and opened again by its address in another window', async () => {
    const reader = await visit();
    const { page, m, number } = reader;
    await reader.open(`/map?include=${INVENTIONS}&at=108.94,34.25,11.0`);
    await expectOnMap(reader, (await answerOf({ include: [INVENTIONS] })).count);
    const { x, y, width, height } = await drawnMap(reader);
    await page.getByRole('button', { name: m.tools.polygon }).click();
    await page.getByText(m.tools.drawing).waitFor();
    const [left, right] = [x + width * 0.3, x + width * 0.6];
    const [top, bottom] = [y + height * 0.3, y + height * 0.7];
    for (const [px, py] of [
      [left, top],
      [right, top],
      [right, bottom],
    ] as const) {
      await page.mouse.click(px, py);
      await page.waitForTimeout(300);
    }
    await page.mouse.dblclick(left, bottom);
    await expect.poll(() => queryOf(reader), PATIENCE).toMatch(/^location:polygon\(/);
    const q = queryOf(reader);
    const found = await answerOf({ q, include: [INVENTIONS] });
    expect(found.count).toBeGreaterThan(0);
    await expectOnMap(reader, found.count);
    const panel = page.getByRole('region', { name: m.area.drawn, exact: true });
    await panel.getByRole('link', { name: m.area.list(number(found.count)) }).waitFor();
    const holders = await panel.getByRole('table').innerText();

    // Whoever gets the address sees the same, and may open all of it as a list.
    const other = await visit();
    await other.page.goto(page.url());
    await expectOnMap(other, found.count);
    const same = other.page.getByRole('region', { name: m.area.drawn, exact: true });
    expect(await same.getByRole('table').innerText()).toBe(holders);
    await same.getByRole('link', { name: other.m.area.list(other.number(found.count)) }).click();
    await expectCount(other, found.count);

    await page.getByRole('button', { name: m.tools.clear }).click();
    await expect.poll(() => queryOf(reader), PATIENCE).toBe('');
  });

  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'shades districts, and its table says the same ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, m, number } = reader;
      await reader.open('/map?layer=district');
      const areas = await areasOf({ by: 'district' });
      await expectOnMap(reader, areas.count);
      const rows = await page.getByRole('table').first().locator('tbody tr').allInnerTexts();
      const shown = new Map(
        rows
          .map((row) => row.split('\t').map((cell) => cell.trim()))
          .map(([name = '', count = '']) => [name, count]),
      );
      expect(shown.size).toBe(areas.rows.length);
      for (const { name, count } of areas.rows) {
        if (count !== null) expect(shown.get(name[language])).toBe(number(count));
      }
      await page.getByText(m.schematic).waitFor();
      // Nobody has configured a base map.
      expect(await page.getByRole('combobox', { name: m.basemap.title }).count()).toBe(0);
      await expectAccessible(page);
      await photograph(reader, 'map-districts');
    },
  );

  it('tells the records of a cell that is clicked, and opens them as a list', async () => {
    const reader = await visit();
    const { page, m } = reader;
    await reader.open('/map?at=108.94,34.24,12.0');
    const { x, y, width, height } = await drawnMap(reader);
    const card = page.getByRole('region', { name: m.picked.title });
    // Somewhere about the middle of the city lies a cell with records.
    await expect
      .poll(async () => {
        for (const [dx, dy] of [
          [0, 0],
          [20, 0],
          [-20, 12],
          [40, -30],
          [-40, 30],
          [0, 50],
        ] as const) {
          await page.mouse.click(x + width / 2 + dx, y + height / 2 + dy);
          await page.waitForTimeout(400);
          if ((await card.count()) > 0) return true;
        }
        return false;
      }, PATIENCE)
      .toBe(true);
    const said = await card.getByRole('status').innerText();
    await card.getByRole('link', { name: m.picked.list }).click();
    await page.waitForURL('**/search?q=location:polygon*');
    const count = Number(/[\d,]+/.exec(said)?.[0].replaceAll(',', ''));
    await expectCount(reader, count);
  });

  it('hides small counts from visitors, and their sum does not tell them', async () => {
    const reader = await visit();
    const { page, m } = reader;
    // One record alone, of a district.
    const record = (await answerOf({ include: [INVENTIONS], size: '1' })).rows[0]!;
    const q = `number:${record.number.replaceAll(/[^\dA-Z]/g, '')}`;
    await reader.open(`/map?layer=district&q=${encodeURIComponent(q)}`);
    await expectOnMap(reader, 1);
    const hiddenCells = page.getByRole('table').first().locator('tbody .map-hidden');
    await hiddenCells.first().waitFor();
    await page.getByText(m.legend.hidden(3)).first().waitFor();
    await photograph(reader, 'map-suppressed');
  });

  it('moves through the years, and plays them', async () => {
    const reader = await visit();
    const { page, m } = reader;
    await reader.open('/map?layer=district&years=2019-2021');
    const q = 'filed:2019-2021';
    await expectOnMap(reader, (await answerOf({ q })).count);
    const first = page.getByRole('slider', { name: m.years.from });
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**years=2020-2021*');
    await expectOnMap(reader, (await answerOf({ q: 'filed:2020-2021' })).count);
    await page.getByRole('button', { name: m.years.play }).click();
    const yearOf = () => Number(/years=(\d{4})-\1/.exec(page.url())?.[1] ?? 0);
    await expect.poll(yearOf, PATIENCE).toBeGreaterThan(0);
    const year = yearOf();
    await expect.poll(yearOf, PATIENCE).toBeGreaterThan(year);
    await page.getByRole('button', { name: m.years.stop }).click();
  });

  it('is searched by keyboard alone: a range around the middle of the map', async () => {
    const reader = await visit();
    const { page, m } = reader;
    const { keyboard } = page;
    await reader.open('/map?at=108.94,34.23,11.0');
    await drawnMap(reader);
    const canvas = page.getByRole('application', { name: m.mapLabel });
    expect(hidden(await tabTo(page, canvas))).toEqual([]);
    expect(await hasFocus(canvas)).toBe(true);
    const before = page.url();
    await keyboard.press('ArrowRight');
    await expect.poll(() => page.url(), PATIENCE).not.toBe(before);
    await tabTo(page, page.getByText(m.tools.byKeyboard));
    await keyboard.press('Enter');
    const radius = page.getByLabel(m.tools.radius);
    await tabTo(page, radius);
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('0');
    await keyboard.press('Enter');
    await page.getByText(m.tools.radiusFault).waitFor();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('3');
    await keyboard.press('Enter');
    await expect.poll(() => queryOf(reader), PATIENCE).toMatch(/^location:circle\(.*,3000\)$/);
    await expectOnMap(reader, (await answerOf({ q: queryOf(reader) })).count);
    // 𬭎 stands in a name; the box of the map takes it as the list does.
    await search(reader, '𬭎');
    await expect.poll(() => queryOf(reader), PATIENCE).toBe('𬭎');
  });

  it('is exported as CSV and GeoJSON that say what they are', async () => {
    const reader = await visit();
    const { page, m } = reader;
    await reader.open('/map?layer=district');
    const areas = await areasOf({ by: 'district' });
    await expectOnMap(reader, areas.count);
    const download = async (name: string) =>
      (await downloadBy(page, () => page.getByRole('button', { name }).click())).bytes;
    const csv = (await download(m.export.csv)).toString();
    expect(csv).toContain('CGCS2000');
    expect(csv).toContain('示意图');
    const largest = areas.rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))[0]!;
    expect(csv).toContain(`\n${largest.code},${largest.name.zh},${largest.count},`);
    const geojson = JSON.parse((await download(m.export.geojson)).toString()) as {
      datum: string;
      features: { id: string; properties: { count: number }; geometry: { type: string } }[];
    };
    expect(geojson.datum).toBe('CGCS2000');
    const feature = geojson.features.find(({ id }) => id === largest.code)!;
    expect(feature.properties.count).toBe(largest.count);
    expect(feature.geometry.type).toBe('MultiPolygon');
    const bytes = await download(m.export.png);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(20_000);
  });
});
