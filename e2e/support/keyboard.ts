import type { Locator, Page } from 'playwright-core';
import type { PageElement } from './style.ts';

/** Most presses of Tab from the top of any page to a thing that people come for. */
const FAR = 250;

/** What has the focus, and whether a reader can see that it has it. */
export interface Stop {
  readonly name: string;
  readonly visible: boolean;
}

interface Focusable extends PageElement {
  readonly tagName: string;
  readonly innerText?: string;
  getAttribute(name: string): string | null;
}

/** The focus is seen by an outline or a shadow, of the element or of the frame that it stands in. */
async function stopOf(focused: Locator): Promise<Stop> {
  return focused.evaluate((found) => {
    const element = found as unknown as Focusable & { parentElement: Focusable | null };
    const seen = (each: PageElement | null): boolean => {
      if (each === null) return false;
      const style = each.ownerDocument.defaultView.getComputedStyle(each);
      const outlined = style['outlineStyle'] !== 'none' && style['outlineWidth'] !== '0px';
      return outlined || style['boxShadow'] !== 'none';
    };
    const parent = element.parentElement as
      | (Focusable & { parentElement: Focusable | null })
      | null;
    const name = element.getAttribute('aria-label') ?? element.innerText ?? '';
    return {
      name: `${element.tagName} ${name.trim().slice(0, 40)}`,
      visible: seen(element) || seen(parent) || seen(parent?.parentElement ?? null),
    };
  });
}

/** The element that has the focus now. */
export async function focusedStop(page: Page): Promise<Stop[]> {
  return [await stopOf(page.locator('*:focus'))];
}

/** Whether an element has the focus. */
export function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.first().evaluate((found) => {
    const element = found as unknown as { ownerDocument: { activeElement: unknown } };
    return element.ownerDocument.activeElement === found;
  });
}

/** Presses Tab until the wanted element has the focus; gives all stops on the way. */
export async function tabTo(page: Page, wanted: Locator): Promise<Stop[]> {
  const stops: Stop[] = [];
  await wanted.first().waitFor();
  for (let press = 0; press < FAR; press += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    if ((await focused.count()) === 0) continue;
    stops.push(await stopOf(focused));
    if (await hasFocus(wanted)) return stops;
  }
  throw new Error(
    `Tab never came to ${String(wanted)}: ${stops.map((stop) => stop.name).join(' | ')}`,
  );
}

/** Stops at which a reader would not see where the focus is. */
export function hidden(stops: readonly Stop[]): string[] {
  return stops.filter((stop) => !stop.visible).map((stop) => stop.name);
}
