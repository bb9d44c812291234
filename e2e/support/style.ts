import type { Locator } from 'playwright-core';

/** What journeys ask of elements inside the page; the types of the DOM are not loaded here. */
export interface PageElement {
  readonly ownerDocument: {
    readonly defaultView: {
      getComputedStyle(element: PageElement): Readonly<Record<string, string>>;
    };
  };
  getBoundingClientRect(): { x: number; y: number; width: number; height: number };
}

/** Computed styles of an element, joined by blanks. */
export function styleOf(place: Locator, names: readonly string[]): Promise<string> {
  return place.evaluate((found, wanted) => {
    const element = found as unknown as PageElement;
    const style = element.ownerDocument.defaultView.getComputedStyle(element);
    return wanted.map((name) => style[name]).join(' ');
  }, names);
}
