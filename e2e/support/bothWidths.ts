import { expectAccessible } from './axe.ts';
import { photograph, SCREENS } from './visit.ts';
import type { Visit } from './visit.ts';

/** Judges and photographs a page as it stands, at the width of an office's screen and of a phone. */
export async function judgeAtBothWidths(visit: Visit, name: string): Promise<void> {
  const { page, screen } = visit;
  const own = SCREENS[screen];
  for (const one of ['desk', 'phone'] as const) {
    await page.setViewportSize(SCREENS[one]);
    await expectAccessible(page);
    const across: number = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (across > 0) throw new Error(`${name} is ${across} px wider than a ${one}`);
    await photograph({ ...visit, screen: one }, name);
  }
  await page.setViewportSize(own);
}
