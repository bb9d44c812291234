import type { OwnSearch, RememberedSearch } from '@zca/domain/registry';
import { keep, recall } from '../../../base/theme/device.ts';

/** Searches without a name that the browser keeps for a visitor. */
const MOST = 100;
const NAME = 'searches';

/** What a visitor has searched for, kept in this browser and sent nowhere; newest first, named ones before. */
export function listLocal(): OwnSearch[] {
  const text = recall(NAME);
  if (text === null) return [];
  try {
    const kept = JSON.parse(text) as OwnSearch[];
    if (!Array.isArray(kept)) return [];
    return kept.toSorted(
      (a, b) => Number(a.name === null) - Number(b.name === null) || (a.lastAt < b.lastAt ? 1 : -1),
    );
  } catch {
    return [];
  }
}

const same = (a: RememberedSearch, b: RememberedSearch): boolean =>
  JSON.stringify([a.q, a.include, a.exclude, a.sort, a.asOf]) ===
  JSON.stringify([b.q, b.include, b.exclude, b.sort, b.asOf]);

/** Remembers a search, or that it was made again. `at` is an ISO instant. */
export function rememberLocal(parameters: RememberedSearch, count: number, at: string): void {
  const all = listLocal();
  const known = all.find((each) => same(each.parameters, parameters));
  const others = all.filter((each) => each !== known);
  const id = 1 + Math.max(0, ...all.map((each) => each.id));
  const fresh = { id, parameters, name: null, watch: null, firstAt: at, runs: 0 };
  const entry: OwnSearch = { ...(known ?? fresh), count, lastAt: at, runs: (known?.runs ?? 0) + 1 };
  const named = others.filter((each) => each.name !== null);
  const unnamed = others.filter((each) => each.name === null).slice(0, MOST - 1);
  keep(NAME, JSON.stringify([entry, ...named, ...unnamed]));
}

export function renameLocal(id: number, name: string | null): void {
  keep(
    NAME,
    JSON.stringify(listLocal().map((each) => (each.id === id ? { ...each, name } : each))),
  );
}

export function removeLocal(id: number): void {
  keep(NAME, JSON.stringify(listLocal().filter((each) => each.id !== id)));
}

export function removeAllLocal(): void {
  keep(NAME, null);
}
