import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { openDoor } from './administrator.ts';
import type { Door } from './administrator.ts';
import { CHROMIUMS, CHROMIUM_OPTIONS } from './chromium.ts';
import { startPlatform } from './platform.ts';
import type { RunningPlatform } from './platform.ts';
import { PREPARED_VARIABLE } from './preparedCity.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The demonstration cities with their administrators' sessions, one for each worker. */
    cities: readonly Door[];
    /** Where the one browser of the run listens. */
    browser: string;
  }
}

/** Rights of a demonstration city: enough for every facet, chart and page of a list. */
const RIGHTS = 3000;

/** Once for the whole run: a platform with a city for each worker, whose pages are built, and one browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env['ZCA_CHROMIUM'] ?? CHROMIUMS.find(existsSync) ?? '';
  // Listing the journeys needs neither a platform nor a browser.
  if (!existsSync(executablePath)) return async () => undefined;
  const cities: RunningPlatform[] = [];
  const prepared = mkdtempSync(path.join(tmpdir(), 'zca-e2e-prepared-'));
  process.env[PREPARED_VARIABLE] = prepared;
  const stop = async () => {
    await Promise.all(cities.map((city) => city.stop()));
    rmSync(prepared, { recursive: true, force: true });
  };
  try {
    // One after the other: the first builds the pages, and makes the city.
    while (cities.length < project.config.maxWorkers) {
      cities.push(await startPlatform({ rights: RIGHTS }));
    }
    const browser = await chromium.launchServer({ executablePath, ...CHROMIUM_OPTIONS });
    project.provide('browser', browser.wsEndpoint());
    project.provide(
      'cities',
      await Promise.all(cities.map(({ origin, link }) => openDoor(origin, link))),
    );
    return async () => {
      await browser.close();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
