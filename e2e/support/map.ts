import type { MapAreas } from '@zca/domain/geography';
import { ask, withParameters } from './api.ts';
import type { Visit } from './visit.ts';

/** What the API tells of the areas of a map. */
export const areasOf = (
  asked: Readonly<Record<string, string | readonly string[]>>,
): Promise<MapAreas> => ask<MapAreas>(withParameters('/map/areas', asked));

/** Waits until the page says that its map shows so many records. */
export async function expectOnMap({ page, m }: Visit, count: number): Promise<void> {
  await page.getByText(m.summary(count), { exact: true }).waitFor({ state: 'attached' });
}

/** The canvas on which the map is drawn, once tiles are there. */
export async function drawnMap({
  page,
}: Visit): Promise<{ x: number; y: number; width: number; height: number }> {
  await page.waitForLoadState('networkidle');
  return (await page.locator('.map-canvas').boundingBox())!;
}

/** The query of the address. */
export const queryOf = ({ page }: Visit): string => new URL(page.url()).searchParams.get('q') ?? '';
