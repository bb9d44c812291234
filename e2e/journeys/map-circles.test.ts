import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MapAreas } from '@zca/domain/geography';
import type { PlacePoints } from '@zca/domain/places';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeAll } from '../../packages/server/test/support/closing.ts';
import { openTileServer, type TileServer } from '../../packages/server/test/support/tileServer.ts';
import { expectAccessible } from '../support/axe.ts';
import { runCli } from '../support/cli.ts';
import { type RunningPlatform, startPlatform } from '../support/platform.ts';
import { PATIENCE } from '../support/results.ts';
import { downloadBy } from '../support/tables.ts';
import { photograph, type Visit, visit } from '../support/visit.ts';

/** A tile of one colour, which nothing else of the map has. */
const RED = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4IacBAALAAQ/aQIG5AAAAAElFTkSuQmCC',
  'base64',
);
const RED_PIXEL = [200, 30, 40, 255];
const ATTRIBUTION = '天地图 GS（2026）0001号（测试）';
const APPROVAL = '陕S（2026）001号';

const folder = mkdtempSync(path.join(tmpdir(), 'zca-map-areas-'));
const data = path.join(folder, 'data');
let platform: RunningPlatform;
let tiles: TileServer;
beforeAll(async () => {
  tiles = await openTileServer(RED);
  platform = await startPlatform({
    rights: 600,
    data,
    settings: {
      ZCA_TIANDITU_KEY: 'a-key-of-tests',
      ZCA_TIANDITU_URL: tiles.url,
      ZCA_BASEMAP_ATTRIBUTION: ATTRIBUTION,
    },
  });
});
afterAll(async () => {
  await platform.stop();
  await closeAll();
  rmSync(folder, { recursive: true, force: true });
});

const read = async <T>(resource: string): Promise<T> => {
  const answer = await fetch(`${platform.origin}/api/v1${resource}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
};

/** The zones that have a number and a place, most records first. */
async function placedZones() {
  const [areas, { points }] = await Promise.all([
    read<MapAreas>('/map/areas?by=zone'),
    read<PlacePoints>('/places/points?level=zone'),
  ]);
  const placed = areas.rows
    .map((row) => ({ ...row, at: points.find(({ code }) => code === row.code)?.point ?? null }))
    .toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
  return {
    zones: placed.flatMap((zone) => (zone.at === null ? [] : [{ ...zone, at: zone.at }])),
    without: placed.filter(({ at }) => at === null),
  };
}

/** The colour of the map at a share of its width and height. */
const colourAt = ({ page }: Visit, across: number, down: number): Promise<number[]> =>
  page
    .locator('.map-canvas canvas')
    .first()
    .evaluate(
      (canvas, [x, y]) => {
        const drawing = canvas as unknown as {
          width: number;
          height: number;
          getContext(kind: '2d'): { getImageData(...box: number[]): { data: Iterable<number> } };
        };
        const at = [Math.round(drawing.width * x!), Math.round(drawing.height * y!)];
        return [...drawing.getContext('2d').getImageData(at[0]!, at[1]!, 1, 1).data];
      },
      [across, down],
    );

/** What the map exports as GeoJSON. */
async function exported({ page, m }: Visit) {
  const { bytes } = await downloadBy(page, () =>
    page.getByRole('button', { name: m.export.geojson }).click(),
  );
  return JSON.parse(bytes.toString()) as {
    boundaries: string;
    features: {
      id: string;
      geometry: { type: string } | null;
      properties: Record<string, unknown>;
    }[];
  };
}

const typeOf = ({ features }: Awaited<ReturnType<typeof exported>>, code: string) =>
  features.find(({ id }) => id === code)?.geometry?.type ?? null;

describe('areas whose borders nobody has loaded', () => {
  it('are circles on a base map, and are shaded once their borders are there', async () => {
    const { zones, without } = await placedZones();
    const [first, second] = zones as [(typeof zones)[number], (typeof zones)[number]];
    expect(first.count).toBeGreaterThan(2);
    const reader = await visit({ origin: platform.origin });
    const { page, m, number } = reader;
    const [longitude, latitude] = first.at;
    await reader.open(`/map?layer=zone&at=${longitude},${latitude},9.0`);
    const legend = page.getByRole('region', { name: m.layer.zone, exact: true });
    await legend.getByText(m.symbols.legend).waitFor();
    await page.getByText(m.symbols.note).waitFor();
    if (without.length > 0) {
      await page.getByText(m.symbols.without(number(without.length))).waitFor();
      await page.getByRole('button', { name: m.areaTable.open(without[0]!.name.zh) }).waitFor();
    }
    await page.waitForLoadState('networkidle');

    // The ground is seen where the city ends, and our server alone asks for it.
    const ground = page.getByRole('combobox', { name: m.basemap.title, exact: true });
    await ground.selectOption('vec');
    await expect.poll(() => page.url(), PATIENCE).toContain('base=vec');
    await page.getByText(m.basemap.attribution(ATTRIBUTION)).waitFor();
    await expect.poll(() => colourAt(reader, 0.02, 0.02), PATIENCE).toEqual(RED_PIXEL);
    const layers = new Set(tiles.asked.map(({ pathname }) => pathname));
    expect(layers).toEqual(new Set(['/vec_w/wmts', '/cva_w/wmts']));
    await photograph(reader, 'map-zones-basemap');
    await ground.selectOption('');
    await expect.poll(() => page.url(), PATIENCE).not.toContain('base=');
    await expect.poll(() => colourAt(reader, 0.02, 0.02), PATIENCE).not.toEqual(RED_PIXEL);

    // A circle opens the panel of its area.
    await reader.open(`/map?layer=zone&at=${longitude},${latitude},11.0`);
    await legend.getByText(m.symbols.legend).waitFor();
    await page.waitForLoadState('networkidle');
    const { x, y, width, height } = (await page.locator('.map-canvas').boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.getByRole('heading', { level: 2, name: first.name.zh }).waitFor();
    await expect.poll(() => page.url(), PATIENCE).toContain(`area=${first.code}`);
    await expectAccessible(page);
    await photograph(reader, 'map-zones-circles');
    const circles = await exported(reader);
    expect(typeOf(circles, first.code)).toBe('Point');
    expect(circles.features.find(({ id }) => id === first.code)!.properties).toMatchObject({
      count: first.count,
    });
    expect(circles.boundaries).toContain(m.symbols.export);

    await reader.open('/map?layer=change&by=zone&before=2016-2020&after=2021-2025');
    await page.getByText(m.symbols.changeLegend).waitFor();
    expect(typeOf(await exported(reader), first.code)).toBe('Point');

    // Borders of two zones: these are shaded, wherever their circles stood.
    const square = ([east, north]: readonly [number, number], half: number) => [
      [
        [east - half, north - half],
        [east + half, north - half],
        [east + half, north + half],
        [east - half, north + half],
        [east - half, north - half],
      ],
    ];
    const file = path.join(folder, 'zones.geojson');
    const features = [first, second].map(({ code, name, at }) => ({
      type: 'Feature',
      properties: { code, name: name.zh },
      geometry: { type: 'Polygon', coordinates: square(at, 0.02) },
    }));
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
    const load = ['--level=zone', '--datum=cgcs2000', `--approval=${APPROVAL}`, `--data=${data}`];
    const { code, answer } = await runCli('import', 'boundaries', file, ...load);
    expect([code, answer]).toMatchObject([0, { taken: 2, refused: [] }]);

    await reader.open(`/map?layer=zone&at=${longitude},${latitude},11.0`);
    await page.getByText(m.approved(APPROVAL)).waitFor();
    await legend.locator('.map-swatch').first().waitFor();
    expect(await page.getByText(m.symbols.note).count()).toBe(0);
    expect(await legend.getByText(m.symbols.legend).count()).toBe(0);
    await page.waitForLoadState('networkidle');
    // The greatest of two classes has the last colour, on all of its square.
    const deepest = await page.evaluate<string>(
      `getComputedStyle(document.documentElement).getPropertyValue('--seq-7').trim()`,
    );
    const rgb = [1, 3, 5].map((at) => Number.parseInt(deepest.slice(at, at + 2), 16));
    await expect.poll(() => colourAt(reader, 0.49, 0.46), PATIENCE).toEqual([...rgb, 255]);
    await page.mouse.click(x + width * 0.49, y + height * 0.46);
    await page.getByRole('heading', { level: 2, name: first.name.zh }).waitFor();
    const shaded = await exported(reader);
    expect([typeOf(shaded, first.code), typeOf(shaded, second.code)]).toEqual([
      'MultiPolygon',
      'MultiPolygon',
    ]);
    await photograph(reader, 'map-zones-shaded');

    await reader.open('/map?layer=change&by=zone&before=2016-2020&after=2021-2025');
    await page.getByText(m.approved(APPROVAL)).waitFor();
    expect(await page.getByText(m.symbols.changeLegend).count()).toBe(0);
    expect(typeOf(await exported(reader), first.code)).toBe('MultiPolygon');
  });
});
