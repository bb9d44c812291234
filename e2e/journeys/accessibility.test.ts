import { beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { officerSession, pagesOfPlatform } from '../support/pagesOfPlatform.ts';
import type { PlatformPage } from '../support/pagesOfPlatform.ts';
import { photograph, visit } from '../support/visit.ts';

let pages: readonly PlatformPage[];
beforeAll(async () => {
  pages = await pagesOfPlatform(510);
});

/** Each language and each screen once: structure and colours are the same in all four. */
const WAYS = (['public', 'working', 'officer'] as const).flatMap((part) => [
  { part, language: 'zh', screen: 'desk' } as const,
  { part, language: 'en', screen: 'phone' } as const,
]);

const partOf = ({ work, officer }: PlatformPage): (typeof WAYS)[number]['part'] =>
  officer === true ? 'officer' : work === true ? 'working' : 'public';

describe('every page can be used by everybody', () => {
  it.each(WAYS)(
    'the $part pages have no serious finding ($language, $screen)',
    async ({ language, screen, part }) => {
      const reader = await visit({
        language,
        screen,
        signedIn: part === 'officer' ? await officerSession() : part === 'working',
        refusals: [400],
      });
      const findings: Record<string, string[]> = {};
      for (const each of pages.filter((page) => partOf(page) === part)) {
        await reader.open(each.path);
        await each.drawn(reader).waitFor();
        await each.act?.(reader);
        const found = await seriousFindings(reader.page);
        if (found.length > 0) findings[each.name] = found;
        await photograph(reader, each.name);
      }
      expect(findings).toEqual({});
    },
  );
});

describe('the examination itself', () => {
  it('finds what a page does wrong', async () => {
    const reader = await visit();
    await reader.open('/help/query');
    await reader.page.getByRole('heading', { level: 1 }).waitFor();
    await reader.page.evaluate('document.querySelector("main").append(new Image())');
    expect((await seriousFindings(reader.page)).join('\n')).toContain('image-alt');
  });
});

describe('every page fits its screen', () => {
  it.each(['zh', 'en'] as const)(
    'nothing reaches beyond a phone of 320 px (%s)',
    async (language) => {
      const reader = await visit({ language, screen: 'phone', refusals: [400] });
      await reader.page.setViewportSize({ width: 320, height: 700 });
      const wide: string[] = [];
      for (const each of pages.filter((page) => partOf(page) === 'public')) {
        await reader.open(each.path);
        await each.drawn(reader).waitFor();
        const width = await reader.page.evaluate<number>('document.documentElement.scrollWidth');
        if (width > 320) wide.push(`${each.name}: ${width} px`);
      }
      expect(wide).toEqual([]);
    },
  );
});
