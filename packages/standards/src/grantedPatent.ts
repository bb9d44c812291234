import type { PublicationNumber } from './publicationNumber.ts';

/** How an office marks the documents by which it grants patents of invention. */
export interface GrantKinds {
  /** ST.3 code of the office. */
  readonly office: string;
  /** Kind codes of granted patents, as a pattern over the whole code. */
  readonly kinds: RegExp;
  /** Pattern that the number must meet too, where a kind code meant something else in another series. */
  readonly numbers?: RegExp;
  /** Evidence: S read in a secondary copy, M from specialists' knowledge. */
  readonly mark: 'S' | 'M';
}

const grant = (
  office: string,
  kinds: RegExp,
  mark: GrantKinds['mark'] = 'M',
  numbers?: RegExp,
): GrantKinds => ({ office, kinds, mark, ...(numbers && { numbers }) });

/**
 * Kind codes of granted patents by office. Corrections (8, 9) and reissues of a granted patent show
 * that it was granted; utility models, designs, translations of European patents (T) and certificates
 * of supplementary protection are left out, and so is everything of WO, which grants nothing. Of an
 * office without a row nothing is concluded.
 *
 * Source: kind codes of WIPO Standard ST.16 as offices use them (WIPO Handbook, Part 7.3); the rows
 * of EP, JP and US after Espacenet's and MPEP's lists, those of CL and RU after the EPO's pages on
 * their numbering.
 */
export const GRANT_KINDS: readonly GrantKinds[] = [
  grant('AP', /^A$/),
  grant('AR', /^B[12]?$/),
  grant('AT', /^B\d?$/),
  grant('AU', /^[BC]\d?$/),
  grant('BE', /^B\d$|^A[3-7]$/),
  grant('BR', /^B\d$/),
  grant('CA', /^[CE]$/),
  grant('CH', /^B\d$|^A5$/),
  grant('CL', /^B\d?$/, 'S'),
  grant('CZ', /^B6$/),
  // Until 1980 B was an examined application open to opposition (Auslegeschrift); grants were C.
  grant('DE', /^(?:B[3-9]|C\d?)$/),
  grant('DK', /^B\d$/),
  grant('EA', /^B\d$/),
  grant('EP', /^B\d$/, 'S'),
  grant('ES', /^B\d$/),
  grant('FI', /^[BC]\d?$/),
  grant('FR', /^B\d$/),
  grant('GB', /^[BC]\d?$/),
  grant('HK', /^[BC]\d?$/),
  grant('HU', /^B\d?$/),
  grant('ID', /^B\d?$/),
  grant('IE', /^B\d$/),
  grant('IL', /^B\d?$/),
  grant('IN', /^B\d?$/),
  grant('IT', /^B\d?$/),
  // Numbers by era were examined applications until 1996; from 2,500,001 on they count grants.
  grant('JP', /^B[1-9]$/, 'S', /^[1-9]\d{6}$/),
  grant('KR', /^B[1-9]$/),
  grant('LU', /^B\d$/),
  grant('MO', /^B\d?$/),
  grant('MX', /^B\d?$/),
  grant('MY', /^[AB]$/, 'M'),
  grant('NL', /^[BC]\d?$/),
  grant('NO', /^B\d$/),
  grant('NZ', /^[B]\d?$/),
  grant('OA', /^A$/),
  grant('PL', /^B\d$/),
  grant('PT', /^B$/),
  grant('RU', /^C[12489]$/, 'S'),
  grant('SE', /^[BC]\d$/),
  grant('SG', /^B\d?$/),
  grant('TR', /^B\d?$/),
  grant('TW', /^B\d?$/),
  grant('UA', /^C2$/),
  grant('US', /^(?:B[1-9]|C\d|E\d?)$/, 'S'),
  // Grants alone were published until 2000, of kind A, with at most seven digits.
  grant('US', /^A$/, 'S', /^\d{1,7}$/),
  grant('VN', /^B$/),
  // Examined for form alone; what is published is the granted patent.
  grant('ZA', /^[AB]$/),
];

const BY_OFFICE = Map.groupBy(GRANT_KINDS, (row) => row.office);

/** What a publication of another office says of a patent's grant. */
export type GrantReading = 'granted' | 'notGranted' | 'unknown';

/**
 * Whether a publication of an office other than China's shows that a patent was granted. `unknown`
 * for an office that has no row in `GRANT_KINDS` and for a number without kind code.
 */
export function readGrant(publication: PublicationNumber): GrantReading {
  const { country, kindCode, number } = publication;
  if (country === 'WO') return 'notGranted';
  const rows = BY_OFFICE.get(country);
  if (rows === undefined || kindCode === null) return 'unknown';
  const isGrant = rows.some(
    ({ kinds, numbers }) => kinds.test(kindCode) && (numbers === undefined || numbers.test(number)),
  );
  return isGrant ? 'granted' : 'notGranted';
}
