import { useSyncExternalStore } from 'react';
import { MOST_COMPARED } from './address.ts';

/** A record chosen to be compared. */
export interface Chosen {
  readonly key: string;
  readonly title: string;
}

const NAME = 'zca.compare';
const listeners = new Set<() => void>();
let chosen: readonly Chosen[] = recall();

function recall(): readonly Chosen[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter(
      (each: Partial<Chosen> | null): each is Chosen =>
        typeof each?.key === 'string' && typeof each.title === 'string',
    );
  } catch {
    return [];
  }
}

function change(next: readonly Chosen[]): void {
  chosen = next;
  try {
    sessionStorage.setItem(NAME, JSON.stringify(next));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The records chosen so far, in order; they stay chosen from page to page of one tab. */
export function useChosen(): readonly Chosen[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}

/** Chooses a record, or takes the choice back; beyond the most that fit, nothing changes. */
export function toggleChosen(record: Chosen): void {
  const rest = chosen.filter((each) => each.key !== record.key);
  if (rest.length < chosen.length) change(rest);
  else if (chosen.length < MOST_COMPARED) change([...chosen, record]);
}

export function clearChosen(): void {
  change([]);
}
