import { QUERY_EXAMPLES } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstPages } from '../support/pagesOfPlatform.ts';
import type { PlatformPage } from '../support/pagesOfPlatform.ts';
import { PATIENCE, answerOf } from '../support/results.ts';
import { visit } from '../support/visit.ts';
import { en } from '../../packages/web/src/base/catalogue/en.ts';
import { en as homeEn } from '../../packages/web/src/base/catalogue/home/en.ts';
import { zh as homeZh } from '../../packages/web/src/base/catalogue/home/zh.ts';
import { zh } from '../../packages/web/src/base/catalogue/zh.ts';

let pages: readonly PlatformPage[];
beforeAll(async () => {
  pages = await firstPages();
});

/** Every fixed text of a catalogue of at least two Han characters. */
function fixedTexts(catalogue: object): string[] {
  return Object.values(catalogue).flatMap((value: unknown) => {
    if (typeof value === 'string') return /\p{Script=Han}{2}/u.test(value) ? [value] : [];
    return typeof value === 'object' && value !== null ? fixedTexts(value) : [];
  });
}

describe('the language of the pages', () => {
  it('changes to English at once, on the page where the reader is, and stays so', async () => {
    const reader = await visit();
    const { page } = reader;
    await reader.open('/search?q=一种');
    await page.locator('[data-result]').first().waitFor();
    const address = page.url();
    await page.getByRole('button', { name: zh.shell.otherLanguage }).click();
    await page.getByRole('button', { name: en.query.submit, exact: true }).waitFor();
    expect(page.url()).toBe(address);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // The device keeps the choice: a fresh load speaks English from its first words.
    await reader.open('/');
    await page.getByRole('heading', { level: 1, name: homeEn.home.title }).waitFor();
    await page.getByRole('button', { name: en.shell.otherLanguage }).click();
    await page.getByRole('heading', { level: 1, name: homeZh.home.title }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('is English throughout when it is English: no text of the Chinese catalogue is left', async () => {
    const reader = await visit({ language: 'en', refusals: [400] });
    const { page } = reader;
    const { facets, rows } = await answerOf({ q: '一种', facets: 'type,statusGroup,district' });
    // Texts that are examples of what one may write are Chinese in both languages.
    const written = new Set(
      QUERY_EXAMPLES.flatMap(({ examples }) =>
        examples.flatMap(({ query }) => Object.values(query)),
      ),
    );
    const chinese = fixedTexts(zh).filter(
      (text) => !written.has(text) && !fixedTexts(en).includes(text),
    );
    const labels = facets.flatMap(({ label, buckets }) =>
      [label, ...buckets.map((bucket) => bucket.label)].filter((each) => each.zh !== each.en),
    );
    const left: string[] = [];
    for (const each of pages.filter(({ name }) => name !== 'patent')) {
      await reader.open(each.path);
      await each.drawn(reader).waitFor();
      // Words of records are data and stay as they are.
      const lines = (await page.locator('body').innerText())
        .split(/[\n\t]/)
        .map((line) => line.trim());
      for (const text of [...chinese, ...labels.map((label) => label.zh)]) {
        if (lines.includes(text)) left.push(`${each.name}: ${text}`);
      }
    }
    expect(rows.length).toBeGreaterThan(0);
    expect(left).toEqual([]);
  });

  it('may be given by the address', async () => {
    const reader = await visit();
    await reader.open('/?lang=en');
    await reader.page.getByRole('heading', { level: 1, name: homeEn.home.title }).waitFor();
  });
});

describe('large type', () => {
  it('enlarges every public page, is kept on the device, and can be undone', async () => {
    const reader = await visit({ screen: 'phone' });
    const { page, t } = reader;
    const size = () =>
      page.evaluate<number>(
        'parseFloat(getComputedStyle(document.querySelector("main p")).fontSize)',
      );
    await reader.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const normal = await size();
    const button = page.getByRole('button', { name: t.shell.largeType });
    await button.click();
    await expect.poll(() => button.getAttribute('aria-pressed'), PATIENCE).toBe('true');
    expect(await size()).toBeGreaterThan(normal);
    await reader.open('/help/query');
    await page.getByRole('heading', { level: 1, name: reader.a.help.title }).waitFor();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await size()).toBeGreaterThanOrEqual(18);
    await button.click();
    await expect.poll(() => button.getAttribute('aria-pressed'), PATIENCE).toBe('false');
    await reader.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await size()).toBe(normal);
  });
});
