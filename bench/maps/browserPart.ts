import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { CHROMIUM_OPTIONS } from '../../e2e/support/chromium.ts';
import { percentile } from '../support/percentile.ts';

const VISITS = 5;
const PAN_MS = 4000;
const PAINT_TIMEOUT_MS = 60_000;
const SCREEN = { width: 1440, height: 900 };
const IN_PAGE = path.join(import.meta.dirname, 'inPage.js');

interface Painted {
  /** Milliseconds from the start of the navigation. */
  readonly first: number;
  readonly whole: number;
  readonly firstContent: number;
}

/** First paint of the page and frames a second while its map is moved, in Chromium without a graphics card. */
export async function measureBrowser(
  origin: string,
  tell: (name: string, text: string) => void,
): Promise<void> {
  const executablePath = process.env['ZCA_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    tell('Chromium', `absent: ${executablePath}; ZCA_CHROMIUM names another`);
    return;
  }
  const browser = await chromium.launch({ executablePath, ...CHROMIUM_OPTIONS });
  try {
    tell('Chromium', `${browser.version()}, ${SCREEN.width} × ${SCREEN.height}`);
    for (const [name, address] of [
      ['hexagons, the whole city', '/map'],
      ['hexagons, zoom 12', '/map?at=108.942,34.261,12'],
      ['points, zoom 13', '/map?layer=points&at=108.942,34.261,13'],
      ['districts', '/map?layer=district'],
    ] as const) {
      await measurePage(browser, origin + address, name, tell);
    }
  } finally {
    await browser.close();
  }
}

async function measurePage(
  browser: Browser,
  address: string,
  name: string,
  tell: (name: string, text: string) => void,
): Promise<void> {
  const isPoints = address.includes('layer=points');
  const painted: Painted[] = [];
  const deltas: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.addInitScript({ path: IN_PAGE });
    await page.goto(address);
    // Points have no colours of the sequence; their first paint is not looked for.
    if (isPoints) await page.waitForLoadState('networkidle');
    else {
      painted.push(await untilPainted(page));
    }
    if (visit === VISITS - 1) deltas.push(...(await pan(page)));
    await context.close();
  }
  const three = (times: readonly number[]): string =>
    [50, 100].map((p) => Math.round(percentile(times, p))).join(' / ');
  if (painted.length > 0) {
    tell(
      `${name}: first colours, ${VISITS} visits, p50 / most`,
      `${three(painted.map(({ first }) => first))} ms`,
    );
    tell('  whole drawing', `${three(painted.map(({ whole }) => whole))} ms`);
    tell(
      '  first content of the page',
      `${three(painted.map(({ firstContent }) => firstContent))} ms`,
    );
  }
  const total = deltas.reduce((sum, each) => sum + each, 0);
  tell(
    `${name}: frames a second, moved for ${PAN_MS / 1000} s`,
    `${((1000 * deltas.length) / total).toFixed(1)}; between frames p50 / p95 / most ` +
      `${[50, 95, 100].map((p) => percentile(deltas, p).toFixed(0)).join(' / ')} ms`,
  );
}

/** The page's policy of content forbids a function to wait for. */
async function untilPainted(page: Page): Promise<Painted> {
  const end = performance.now() + PAINT_TIMEOUT_MS;
  while (performance.now() < end) {
    const painted = await page.evaluate<Painted | null>('window.mapPainted ?? null');
    if (painted !== null) return painted;
    await delay(200);
  }
  throw new Error(`Nothing was drawn within ${PAINT_TIMEOUT_MS / 1000} s at ${page.url()}`);
}

/** Drags the map there and back with a mouse, and tells the milliseconds between frames. */
async function pan(page: Page): Promise<number[]> {
  const box = (await page.locator('.map-canvas').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate('window.countFrames()');
  const end = performance.now() + PAN_MS;
  for (let drag = 0; performance.now() < end; drag++) {
    const way = [
      [-300, -120],
      [-300, 120],
      [300, 120],
      [300, -120],
    ][drag % 4] as [number, number];
    await page.mouse.move(x - way[0] / 2, y - way[1] / 2);
    await page.mouse.down();
    for (let step = 1; step <= 25 && performance.now() < end; step++) {
      const share = step / 25 - 0.5;
      await page.mouse.move(x + way[0] * share, y + way[1] * share);
      await delay(16);
    }
    await page.mouse.up();
  }
  return page.evaluate<number[]>('window.mapFrames');
}
