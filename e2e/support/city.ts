import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { openDoor } from './administrator.ts';
import type { Session } from './administrator.ts';
import { CHROMIUM_OPTIONS } from './chromium.ts';
import { startPlatform } from './platform.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the platform with the demonstration city that all journeys share. */
    origin: string;
    /** Where the one browser of the run listens. */
    browser: string;
    /** The session of its administrator, as a cookie. */
    session: Session;
  }
}

/** Rights of the shared demonstration city: enough for every facet, chart and page of a list. */
const RIGHTS = 3000;

/** Once for the whole run: one platform with a city, which builds its pages, and one browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env['ZCA_CHROMIUM'] ?? '/usr/bin/chromium';
  // Listing the journeys needs neither a platform nor a browser.
  if (!existsSync(executablePath)) return async () => undefined;
  const city = await startPlatform({ rights: RIGHTS });
  try {
    const browser = await chromium.launchServer({ executablePath, ...CHROMIUM_OPTIONS });
    project.provide('origin', city.origin);
    project.provide('browser', browser.wsEndpoint());
    project.provide('session', (await openDoor(city.origin, city.link)).session);
    return async () => {
      await browser.close();
      await city.stop();
    };
  } catch (error) {
    await city.stop();
    throw error;
  }
}
