import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { openDoor } from './administrator.ts';
import type { Door } from './administrator.ts';
import { CHROMIUM_OPTIONS } from './chromium.ts';
import { startPlatform } from './platform.ts';
import type { RunningPlatform } from './platform.ts';

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
  const executablePath = process.env['ZCA_CHROMIUM'] ?? '/usr/bin/chromium';
  // Listing the journeys needs neither a platform nor a browser.
  if (!existsSync(executablePath)) return async () => undefined;
  const cities: RunningPlatform[] = [];
  const stop = () => Promise.all(cities.map((city) => city.stop()));
  try {
    // One after the other: the first builds the pages.
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
