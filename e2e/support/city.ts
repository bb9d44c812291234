import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_OPTIONS } from './chromium.ts';
import { ensurePages } from './pages.ts';
import { startPlatform } from './platform.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the platform with the demonstration city that all journeys share. */
    origin: string;
    /** Where the one browser of the run listens. */
    browser: string;
    /** The session of its administrator, as a cookie. */
    session: { name: string; value: string };
  }
}

/** Rights of the shared demonstration city: enough for every facet, chart and page of a list. */
const RIGHTS = 3000;

export const ADMINISTRATOR = {
  email: 'guanli@example.cn',
  password: '渭水东流去何日复西归',
};

/** Signs the administrator in by the printed link and sets a password; gives the session's cookie. */
async function openSession(origin: string, link: string): Promise<{ name: string; value: string }> {
  const send = (method: string, address: string, body: object, cookie = '') =>
    fetch(origin + address, {
      method,
      headers: { 'content-type': 'application/json', 'x-zca-csrf': '1', cookie },
      body: JSON.stringify(body),
    });
  const oneTimeToken = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
  const entered = await send('POST', '/api/v1/session', { oneTimeToken });
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const set = await send('PUT', '/api/v1/session/password', ADMINISTRATOR, cookie);
  if (!set.ok) throw new Error(`the administrator cannot sign in: ${entered.status} ${set.status}`);
  const kept = set.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  const [name = '', value = ''] = kept.split('=');
  return { name, value };
}

/** Once for the whole run: the pages, one platform with a city, one browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = process.env['ZCA_CHROMIUM'] ?? '/usr/bin/chromium';
  // Listing the journeys needs neither a platform nor a browser.
  if (!existsSync(executablePath)) return async () => undefined;
  ensurePages();
  const city = await startPlatform({ rights: RIGHTS });
  try {
    const browser = await chromium.launchServer({ executablePath, ...CHROMIUM_OPTIONS });
    project.provide('origin', city.origin);
    project.provide('browser', browser.wsEndpoint());
    project.provide('session', await openSession(city.origin, city.link));
    return async () => {
      await browser.close();
      await city.stop();
    };
  } catch (error) {
    await city.stop();
    throw error;
  }
}
