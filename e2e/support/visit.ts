import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import type { Session } from './administrator.ts';
import { cityDoor } from './api.ts';
import { en } from '../../packages/web/src/base/catalogue/en.ts';
import { formatsFor } from '../../packages/web/src/base/catalogue/format.ts';
import type { Formats } from '../../packages/web/src/base/catalogue/format.ts';
import { en as accountEn } from '../../packages/web/src/base/catalogue/account/en.ts';
import { zh as accountZh } from '../../packages/web/src/base/catalogue/account/zh.ts';
import type { AccountCatalogue } from '../../packages/web/src/base/catalogue/account/zh.ts';
import { en as askingEn } from '../../packages/web/src/base/catalogue/asking/en.ts';
import { zh as askingZh } from '../../packages/web/src/base/catalogue/asking/zh.ts';
import type { AskingCatalogue } from '../../packages/web/src/base/catalogue/asking/zh.ts';
import { en as helpEn } from '../../packages/web/src/base/catalogue/help/en.ts';
import { zh as helpZh } from '../../packages/web/src/base/catalogue/help/zh.ts';
import type { HelpCatalogue } from '../../packages/web/src/base/catalogue/help/zh.ts';
import { en as lettersEn } from '../../packages/web/src/base/catalogue/letters/en.ts';
import { zh as lettersZh } from '../../packages/web/src/base/catalogue/letters/zh.ts';
import type { LetterCatalogue } from '../../packages/web/src/base/catalogue/letters/zh.ts';
import { en as provenanceEn } from '../../packages/web/src/base/catalogue/provenance/en.ts';
import { zh as provenanceZh } from '../../packages/web/src/base/catalogue/provenance/zh.ts';
import type { ProvenanceCatalogue } from '../../packages/web/src/base/catalogue/provenance/zh.ts';
import { en as homeEn } from '../../packages/web/src/base/catalogue/home/en.ts';
import { zh as homeZh } from '../../packages/web/src/base/catalogue/home/zh.ts';
import type { HomeCatalogue } from '../../packages/web/src/base/catalogue/home/zh.ts';
import { en as mapEn } from '../../packages/web/src/base/catalogue/geography/en.ts';
import { zh as mapZh } from '../../packages/web/src/base/catalogue/geography/zh.ts';
import type { GeographyCatalogue } from '../../packages/web/src/base/catalogue/geography/zh.ts';
import { en as viewsEn } from '../../packages/web/src/base/catalogue/views/en.ts';
import { zh as viewsZh } from '../../packages/web/src/base/catalogue/views/zh.ts';
import type { ViewCatalogue } from '../../packages/web/src/base/catalogue/views/zh.ts';
import { en as workEn } from '../../packages/web/src/base/catalogue/desk/en.ts';
import { zh as workZh } from '../../packages/web/src/base/catalogue/desk/zh.ts';
import { zh } from '../../packages/web/src/base/catalogue/zh.ts';
import type { Catalogue } from '../../packages/web/src/base/catalogue/zh.ts';
import type { WorkCatalogue } from '../../packages/web/src/base/catalogue/desk/zh.ts';

export type Language = 'zh' | 'en';
/** A screen of an office, or a phone. */
export type Screen = 'desk' | 'phone';

export const SCREENS: Readonly<Record<Screen, { width: number; height: number }>> = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

export interface VisitOptions {
  readonly language?: Language;
  readonly screen?: Screen;
  /** True for the administrator's session of the shared city, or another session. */
  readonly signedIn?: boolean | Session;
  /** Another platform than the shared city. */
  readonly origin?: string;
  /** Statuses of refusals that the journey provokes; any other answer of 400 and above is a fault. */
  readonly refusals?: readonly number[];
}

/** One person before one screen, with everything the pages did wrong meanwhile. */
export interface Visit {
  readonly page: Page;
  readonly origin: string;
  readonly language: Language;
  readonly screen: Screen;
  /** The words that pages say in the language of the visit. */
  readonly t: Catalogue & HomeCatalogue;
  readonly w: WorkCatalogue;
  /** The words of the views beside the list. */
  readonly v: ViewCatalogue;
  /** The words of the map. */
  readonly m: GeographyCatalogue;
  /** The words of papers and notices. */
  readonly l: LetterCatalogue;
  /** The words of the table of provenance. */
  readonly p: ProvenanceCatalogue;
  /** The words of the help, of the form for queries and of one's own searches. */
  readonly a: AskingCatalogue & { readonly help: HelpCatalogue };
  /** The words of accounts. */
  readonly c: AccountCatalogue;
  /** Numbers and days as pages write them in that language. */
  readonly f: Formats;
  readonly number: Formats['number'];
  /** Addresses on other hosts that were asked for. */
  readonly foreign: readonly string[];
  /** Console errors, uncaught exceptions, violations of the policy, failed answers. */
  readonly faults: readonly string[];
  /** Opens a path of the platform. */
  open(path: string): Promise<void>;
  /** Takes back what was noticed so far, for a journey that has provoked it. */
  forgive(): void;
}

let browser: Promise<Browser> | undefined;
const visits: { visit: Visit; context: BrowserContext }[] = [];

/** Pictures for people; git ignores them. */
export const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** Runs in the page: violations of the content security policy become console errors. */
const REPORT_VIOLATIONS = `
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
`;

/** Whatever a page does wrong fails the journey, whichever journey it is. */
afterEach(async ({ task }) => {
  const failed = task.result?.state === 'fail';
  for (const { visit, context } of visits.splice(0)) {
    if (failed) await photograph(visit, `failed-${task.name}`).catch(() => undefined);
    await context.close();
    expect(visit.foreign, 'requests to foreign hosts').toEqual([]);
    expect(visit.faults, 'faults of the pages').toEqual([]);
  }
});

afterAll(async () => {
  await (await browser)?.close();
});

function isForeign(address: string, origin: string): boolean {
  const { protocol, origin: other } = new URL(address);
  return !['data:', 'blob:', 'about:'].includes(protocol) && other !== origin;
}

/** Watches a page for everything that must not happen on any page. */
function watch(page: Page, origin: string, refusals: readonly number[]) {
  const faults: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    // Answers are judged by their status below, where the address is known.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('crash', () => faults.push('the page crashed'));
  page.on('request', (request) => {
    if (isForeign(request.url(), origin)) foreign.push(request.url());
  });
  page.on('websocket', (socket) => foreign.push(socket.url()));
  page.on('response', (response) => {
    if (response.status() < 400 || refusals.includes(response.status())) return;
    faults.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return { faults, foreign };
}

/** Takes a picture of the whole page for people to look at, when they want any; none is compared. */
export async function photograph(visit: Visit, name: string): Promise<void> {
  if (process.env['ZCA_SCREENSHOTS'] === undefined) return;
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${visit.language}-${visit.screen}.png`;
  await visit.page.screenshot({ path: `${SCREENSHOTS}${file}`, fullPage: true });
}

/** Opens a fresh browser profile; it is closed, and judged, after the test. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { language = 'zh', screen = 'desk', origin = cityDoor().origin, refusals = [] } = options;
  browser ??= chromium.connect(inject('browser'));
  const phone = screen === 'phone';
  const context = await (await browser).newContext({
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    viewport: SCREENS[screen],
    reducedMotion: 'reduce',
    ...(phone ? { isMobile: true, hasTouch: true } : {}),
    storageState: {
      cookies: cookiesOf(options.signedIn, origin),
      origins: [{ origin, localStorage: [{ name: 'zca.language', value: language }] }],
    },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.addInitScript({ content: REPORT_VIOLATIONS });
  const noticed = watch(page, origin, refusals);
  const visited: Visit = {
    page,
    origin,
    language,
    screen,
    t: language === 'zh' ? { ...zh, ...homeZh } : { ...en, ...homeEn },
    w: language === 'zh' ? workZh : workEn,
    v: language === 'zh' ? viewsZh : viewsEn,
    m: language === 'zh' ? mapZh : mapEn,
    l: language === 'zh' ? lettersZh : lettersEn,
    p: language === 'zh' ? provenanceZh : provenanceEn,
    a: language === 'zh' ? { ...askingZh, help: helpZh } : { ...askingEn, help: helpEn },
    c: language === 'zh' ? accountZh : accountEn,
    f: formatsFor(language),
    number: formatsFor(language).number,
    ...noticed,
    open: async (path) => void (await page.goto(origin + path)),
    forgive: () => {
      noticed.faults.length = 0;
      noticed.foreign.length = 0;
    },
  };
  visits.push({ visit: visited, context });
  return visited;
}

function cookiesOf(signedIn: boolean | Session | undefined, origin: string) {
  if (signedIn === undefined || signedIn === false) return [];
  const { name, value } = signedIn === true ? cityDoor().session : signedIn;
  const { hostname } = new URL(origin);
  return [
    {
      name,
      value,
      domain: hostname,
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    },
  ];
}
