import { useEffect } from 'react';
import type { RefObject } from 'react';

const STEPS: Readonly<Record<string, readonly ['row' | 'column', number]>> = {
  ArrowDown: ['row', 1],
  ArrowUp: ['row', -1],
  ArrowRight: ['column', 1],
  ArrowLeft: ['column', -1],
};

const linksOf = (column: Element): HTMLElement[] => [
  ...column.querySelectorAll<HTMLElement>('a, button'),
];

/** Arrow keys go along a column and from column to column, as in the file lists that people know. */
export function useColumnKeys(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const columns = [...element.children].filter((each) => linksOf(each).length > 0);
      const at = columns.findIndex((each) => each.contains(document.activeElement));
      const column = columns[at];
      if (column === undefined) return;
      event.preventDefault();
      const [way, by] = step;
      if (way === 'row') {
        const links = linksOf(column);
        links[links.indexOf(document.activeElement as HTMLElement) + by]?.focus();
        return;
      }
      const next = columns[at + by];
      if (next === undefined) return;
      (next.querySelector<HTMLElement>('[aria-current="true"]') ?? linksOf(next)[0])?.focus();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [place]);
}
