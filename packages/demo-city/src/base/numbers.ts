import { applicationCheckDigit } from '@zca/standards';
import type { EpochDay } from './days.ts';
import { dayText } from './days.ts';

/**
 * Numbers are formally valid, check digit included, and lie where no office has issued any: serials
 * of applications from 9,000,000 (from 90,000 in the old scheme), publication numbers that begin
 * CN19, CN29 or CN39 with nine digits in every period, nine-digit trademark numbers from 900,000,000.
 */

const NEW_SCHEME_FROM = '2003-10-01';

/** Type digit of an application number. */
export type TypeDigit = 1 | 2 | 3 | 8 | 9;

/** Canonical application number with check digit; `rank` is unique in kind and year. */
export function applicationNumber(filing: EpochDay, type: TypeDigit, rank: number): string {
  const day = dayText(filing);
  const base =
    day >= NEW_SCHEME_FROM
      ? `${day.slice(0, 4)}${type}${9_000_000 + rank}`
      : `${day.slice(2, 4)}${type}${90_000 + rank}`;
  return base + applicationCheckDigit(base);
}

/** Publication number without kind code: CN, the digit of the kind, 9 and seven digits. */
export function publicationBase(kindDigit: 1 | 2 | 3, rank: number): string {
  return `CN${kindDigit}9${String(rank).padStart(7, '0')}`;
}

const NEW_KIND_CODES_FROM = '2010-04-07';

/** Kind code of the announcement of grant on a day: B, U, S since 2010-04-07, C, Y, D before. */
export function grantKindCode(kindDigit: 1 | 2 | 3, grant: EpochDay): string {
  return (dayText(grant) >= NEW_KIND_CODES_FROM ? 'BUS' : 'CYD')[kindDigit - 1]!;
}

/** Number of a trademark application and registration; `rank` is unique among trademarks. */
export function trademarkNumber(rank: number): string {
  return String(900_000_000 + rank);
}

/** Number of an international registration. */
export function madridNumber(rank: number): string {
  return `G9${String(rank).padStart(7, '0')}`;
}
