import { present, textOf } from '../../base/address.ts';
import { isDay } from '../../base/catalogue/format.ts';

/** What the list of clues is narrowed to; absent values narrow nothing. */
export interface CluesAddress {
  readonly band?: string;
  readonly code?: string;
  readonly area?: string;
  readonly standing?: string;
  readonly name?: string;
  readonly page?: string;
}

export function readCluesAddress(raw: Record<string, unknown>): CluesAddress {
  const page = textOf(raw['page']);
  return present({
    band: textOf(raw['band']),
    code: textOf(raw['code']),
    area: textOf(raw['area']),
    standing: textOf(raw['standing']),
    name: textOf(raw['name']),
    page: page !== undefined && /^[1-9]\d{0,3}$/.test(page) && page !== '1' ? page : undefined,
  });
}

/** The pair of filings that the page of a clue shows side by side. */
export interface ClueAddress {
  readonly first?: string;
  readonly second?: string;
}

export function readClueAddress(raw: Record<string, unknown>): ClueAddress {
  const [first, second] = [textOf(raw['first']), textOf(raw['second'])];
  return first === undefined || second === undefined ? {} : { first, second };
}

/** The matter for which a patent is valued, and the base day of a value without one. */
export interface ValueAddress {
  readonly matter?: string;
  readonly baseDay?: string;
}

export function readValueAddress(raw: Record<string, unknown>): ValueAddress {
  const [matter, baseDay] = [textOf(raw['matter']), textOf(raw['baseDay'])];
  return present({
    matter: matter !== undefined && /^[0-9a-f-]{36}$/.test(matter) ? matter : undefined,
    baseDay: baseDay !== undefined && isDay(baseDay) ? baseDay : undefined,
  });
}
