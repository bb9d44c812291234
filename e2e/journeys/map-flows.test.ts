import type { FlowList, MapFlows } from '@zca/domain/geography';
import { describe, expect, it } from 'vitest';
import { cityDoor, withParameters } from '../support/api.ts';
import { expectAccessible, findingsOf } from '../support/axe.ts';
import { tabTo } from '../support/keyboard.ts';
import { PATIENCE, expectCount } from '../support/results.ts';
import { downloadBy } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';

/** The flows as a visitor is told them: small numbers are hidden. */
async function flowsOf(asked: Readonly<Record<string, string>>): Promise<MapFlows> {
  const response = await fetch(`${cityDoor().origin}/api/v1${withParameters('/map/flows', asked)}`);
  expect(response.status).toBe(200);
  return (await response.json()) as MapFlows;
}

describe('flows on the map', () => {
  it.each([
    { language: 'zh', screen: 'desk', by: 'district' },
    { language: 'en', screen: 'phone', by: 'district' },
    { language: 'zh', screen: 'desk', by: 'zone' },
  ] as const)(
    'stand in the table as the answer says ($language, $screen, $by)',
    async ({ language, screen, by }) => {
      const reader = await visit({ language, screen });
      const { page, m, number } = reader;
      await reader.open(`/map?layer=flows${by === 'zone' ? '&by=zone' : ''}`);
      const flows = await flowsOf({ by });
      const table = page.getByRole('table', { name: m.flows.table });
      await table.waitFor();
      const names = new Map(flows.areas.map(({ area, name }) => [area, name[language]]));
      const rows = await table.locator('tbody tr').allInnerTexts();
      const shown = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
      expect(shown).toHaveLength(flows.pairs.length);
      expect(flows.hidden).toBeGreaterThan(0);
      for (const [place, { from, to, count }] of flows.pairs.entries()) {
        expect(shown[place]!.slice(0, 2)).toEqual([names.get(from), names.get(to)]);
        expect(shown[place]![2]).toBe(
          count === null ? m.areaTable.hidden(flows.threshold) : number(count),
        );
      }
      await expectAccessible(page);
      expect(await findingsOf(page, 'landmark-unique')).toEqual([]);
      await page.waitForLoadState('networkidle');
      await photograph(reader, `map-flows-${by}`);
    },
  );

  it('open exactly their records, by keyboard as well', async () => {
    const reader = await visit();
    const { page, m, number } = reader;
    await reader.open('/map?layer=flows');
    const flows = await flowsOf({});
    const { from, to, count } = flows.pairs[0]!;
    const nameOf = (code: string) => flows.areas.find(({ area }) => area === code)!.name.zh;
    const name = m.flows.list(nameOf(from), nameOf(to), number(count!));
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    const answered = page.waitForResponse('**/api/v1/map/flows/list*');
    await page.keyboard.press('Enter');
    const { list, records } = (await (await answered).json()) as FlowList;
    await page.waitForURL(`**/search?list=${list}`, PATIENCE);
    expect(records).toBeGreaterThan(0);
    expect(records).toBeLessThanOrEqual(count!);
    await expectCount(reader, records);
  });

  it('are exported with their legend, and as lines', async () => {
    const reader = await visit();
    const { page, m } = reader;
    await reader.open('/map?layer=flows');
    const flows = await flowsOf({});
    await page.getByRole('table', { name: m.flows.table }).waitFor();
    const download = async (name: string) =>
      (await downloadBy(page, () => page.getByRole('button', { name }).click())).bytes;
    const csv = (await download(m.export.csv)).toString();
    expect(csv).toContain('CGCS2000');
    expect(csv).toContain(m.flows.legend);
    const { from, to, count } = flows.pairs.find((pair) => pair.from !== pair.to)!;
    expect(csv).toContain(`\n${from}>${to},`);
    const geojson = JSON.parse((await download(m.export.geojson)).toString()) as {
      legend: string[];
      features: { id: string; properties: { count: number }; geometry: { type: string } }[];
    };
    expect(geojson.legend.join()).toContain(m.flows.legend);
    const feature = geojson.features.find(({ id }) => id === `${from}>${to}`)!;
    expect(feature.properties.count).toBe(count);
    expect(feature.geometry.type).toBe('LineString');
    const png = await download(m.export.png);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('and changes have landmarks of different names', async () => {
    const reader = await visit();
    const { page, m } = reader;
    await reader.open('/map?layer=change&before=2016-2020&after=2021-2023');
    await page.getByRole('table', { name: m.change.caption(m.areaKind.district) }).waitFor();
    expect(await findingsOf(page, 'landmark-unique')).toEqual([]);
    await photograph(reader, 'map-changes');
  });
});
