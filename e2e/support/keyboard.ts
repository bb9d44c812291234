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
  readonly isConnected: boolean;
  readonly parentElement: Focusable | null;
  readonly ownerDocument: PageElement['ownerDocument'] & {
    readonly activeElement: Focusable | null;
    readonly body: Focusable;
  };
  getAttribute(name: string): string | null;
}

/** What an element of a page sees of the focus there. */
interface Look {
  /** False when the page has drawn itself anew without this element. */
  readonly isThere: boolean;
  readonly hasFocus: boolean;
  /** Null while nothing has the focus. */
  readonly stop: Stop | null;
}

/**
 * Looks from an element, inside the page. The focus is seen by an outline or a shadow, of what has it or of
 * the frame that it stands in.
 */
function look(from: unknown): Look {
  const own = from as Focusable;
  const { activeElement, body } = own.ownerDocument;
  const isThere = own.isConnected;
  if (activeElement === null || activeElement === body) {
    return { isThere, hasFocus: false, stop: null };
  }
  const seen = (each: Focusable | null): boolean => {
    if (each === null) return false;
    const style = each.ownerDocument.defaultView.getComputedStyle(each);
    const outlined = style['outlineStyle'] !== 'none' && style['outlineWidth'] !== '0px';
    return outlined || style['boxShadow'] !== 'none';
  };
  const parent = activeElement.parentElement;
  const name = activeElement.getAttribute('aria-label') ?? activeElement.innerText ?? '';
  return {
    isThere,
    hasFocus: activeElement === own,
    stop: {
      name: `${activeElement.tagName} ${name.trim().slice(0, 40)}`,
      visible: seen(activeElement) || seen(parent) || seen(parent?.parentElement ?? null),
    },
  };
}

/** The element that has the focus now. */
export async function focusedStop(page: Page): Promise<Stop[]> {
  const { stop } = await page.locator('*:focus').evaluate(look);
  if (stop === null) throw new Error('nothing has the focus');
  return [stop];
}

/** Whether an element has the focus. */
export async function hasFocus(wanted: Locator): Promise<boolean> {
  return (await wanted.first().evaluate(look)).hasFocus;
}

/** Presses Tab until the wanted element has the focus; gives all stops on the way. */
export async function tabTo(page: Page, wanted: Locator): Promise<Stop[]> {
  const stops: Stop[] = [];
  const find = () => wanted.first().elementHandle();
  await wanted.first().waitFor();
  // To find it by its role takes longer than a press of the key, so it is found again only when it is gone.
  let goal = await find();
  for (let press = 0; press < FAR; press += 1) {
    await page.keyboard.press('Tab');
    let seen = await goal.evaluate(look);
    if (!seen.isThere) {
      goal = await find();
      seen = await goal.evaluate(look);
    }
    if (seen.stop !== null) stops.push(seen.stop);
    if (seen.hasFocus) return stops;
  }
  throw new Error(
    `Tab never came to ${String(wanted)}: ${stops.map((stop) => stop.name).join(' | ')}`,
  );
}

/** Stops at which a reader would not see where the focus is. */
export function hidden(stops: readonly Stop[]): string[] {
  return stops.filter((stop) => !stop.visible).map((stop) => stop.name);
}
