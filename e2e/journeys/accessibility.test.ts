import { beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { officerSession, pagesOfPlatform } from '../support/pagesOfPlatform.ts';
import type { PlatformPage } from '../support/pagesOfPlatform.ts';
import { photograph, SCREENS, visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const NARROW = { width: 320, height: 700 };
/** Thirty pages one after the other, also where much else is done. */
const PATIENT_MS = 300_000;

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

/** Whether nothing of a page as it stands reaches beyond the narrowest phone. */
async function fitsNarrow({ page, screen }: Visit): Promise<boolean> {
  await page.setViewportSize(NARROW);
  const fits = await page
    .waitForFunction(
      `document.documentElement.scrollWidth <= ${NARROW.width}`,
      undefined,
      // A page draws itself anew for the width.
      { timeout: 2000 },
    )
    .then(
      () => true,
      () => false,
    );
  await page.setViewportSize(SCREENS[screen]);
  return fits;
}

describe('every page can be used by everybody', () => {
  it.each(WAYS)(
    'the $part pages have no serious finding and fit a narrow phone ($language, $screen)',
    async ({ language, screen, part }) => {
      const reader = await visit({
        language,
        screen,
        signedIn: part === 'officer' ? await officerSession() : part === 'working',
        refusals: [400],
      });
      const findings: Record<string, string[]> = {};
      const wide: string[] = [];
      for (const each of pages.filter((page) => partOf(page) === part)) {
        await reader.open(each.path);
        await each.drawn(reader).waitFor();
        await each.act?.(reader);
        const found = await seriousFindings(reader.page);
        if (found.length > 0) findings[each.name] = found;
        await photograph(reader, each.name);
        if (part === 'public' && !(await fitsNarrow(reader))) wide.push(each.name);
      }
      expect({ findings, wide }).toEqual({ findings: {}, wide: [] });
    },
    PATIENT_MS,
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
