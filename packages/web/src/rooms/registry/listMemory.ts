/**
 * The list from which a record was opened, so that the record can lead to its neighbours and back.
 * It is kept for the tab only.
 */
export interface RememberedList {
  /** Path and parameters of the list. */
  readonly address: string;
  readonly keys: readonly string[];
  /** Place of the first key, counted from 1. */
  readonly from: number;
  readonly count: number;
}

const NAME = 'zca.list';

export function rememberList(list: RememberedList): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(list));
  } catch {
    // Without storage the record simply has no neighbours.
  }
}

export function recallList(): RememberedList | null {
  try {
    const text = sessionStorage.getItem(NAME);
    return text === null ? null : (JSON.parse(text) as RememberedList);
  } catch {
    return null;
  }
}

/** Neighbours of a record in the list, null when the list does not hold it. */
export function neighbours(
  list: RememberedList | null,
  key: string,
): { place: number; before: string | null; after: string | null } | null {
  const index = list?.keys.indexOf(key) ?? -1;
  if (list === null || index < 0) return null;
  return {
    place: list.from + index,
    before: list.keys[index - 1] ?? null,
    after: list.keys[index + 1] ?? null,
  };
}
