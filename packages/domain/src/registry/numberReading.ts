import {
  type ApplicationNumber,
  findOffice,
  type PublicationNumber,
  normaliseNumberText,
  parseApplicationNumber,
  parsePublicationNumber,
} from '@zca/standards';
import type { CalendarDay, PatentKind, Publication } from './model.ts';
import { refuse } from './refusal.ts';

/** 2.01710601862E+12: what a spreadsheet leaves of a long number stored as a number. */
const ROUNDED = /^\d(?:\.\d+)?e\+?\d+$/i;

/** True for a number of which a spreadsheet has kept the first digits only. */
export function isRoundedNumber(text: string): boolean {
  return ROUNDED.test(normaliseNumberText(text));
}

/**
 * Reads an application number of a table or document. Null where there is none (an empty cell, the
 * bare prefix CN). Numbers of other offices come back as `foreign`, compact.
 * Leaves the row with a rule of the standards (`applicationNumber.checkDigit` …).
 */
export function readApplicationNumber(
  text: string,
  field: string,
): { readonly cn: ApplicationNumber } | { readonly foreign: string } | null {
  const written = normaliseNumberText(text);
  const bare = written.replace(/[\s.\-_/()]/g, '');
  if (bare === '' || /^(CN|ZL)+$/.test(bare)) return null;
  if (isRoundedNumber(text)) refuse('number.rounded', field, { value: text });
  if (bare.startsWith('PCT')) return { foreign: bare };
  if (/^(?!CN|ZL)[A-Z]{2}/.test(bare)) return { foreign: bare };
  // DOCDB and the Lens append the kind of the application: CN 201010145829 A.
  const parsed = parseApplicationNumber(written.replace(/(?<=\d)\s+[A-W]$/, ''));
  if (!parsed.ok) refuse(parsed.rule, field, { ...parsed.params, value: text });
  return { cn: parsed.value };
}

/** Reads a publication number; bare Chinese digits (104008308A) get their CN. */
export function readPublicationNumber(text: string, field: string): PublicationNumber {
  const written = normaliseNumberText(text);
  if (isRoundedNumber(text)) refuse('number.rounded', field, { value: text });
  const number = withoutFileName(written);
  const isBareChinese = /^[123]\d{6}(?:\d{2})?\s*(?:[A-Z]\d?)?$/.test(number);
  const parsed = parsePublicationNumber(isBareChinese ? `CN${number}` : number);
  if (parsed.ok) return parsed.value;
  return unusualForeign(number) ?? refuse(parsed.rule, field, { ...parsed.params, value: text });
}

/** ./CN.100999718.A.xml, as lists of document files have it, without folder and ending. */
export function withoutFileName(text: string): string {
  return text
    .trim()
    .replace(/^\.?[/\\]/, '')
    .replace(/\.xml$/i, '');
}

/** Numbers of offices that put letters among the digits: MX/a/2008/013315, IN 00496MUM2008 A. */
function unusualForeign(text: string): PublicationNumber | null {
  const match = /^([A-Z]{2})[\s./-]*([A-Z0-9][A-Z0-9/.-]*\d[A-Z0-9/.-]*?)(?:\s+([A-Z]\d?))?$/.exec(
    text,
  );
  if (!match || match[1] === 'CN' || !findOffice(match[1]!)) return null;
  const [, country, written] = match;
  const number = written!.replace(/[/.-]/g, '');
  const kindCode = match[3] ?? null;
  const canonical = `${country!}${number}${kindCode ?? ''}`;
  return { country: country!, number, kindCode, canonical, patentKind: null, stage: null };
}

/** First day of the kind codes B, U, S for grants; C, Y and D before it (O:A.4). */
const NEW_KIND_CODES_FROM: CalendarDay = '2010-04-07';
const SECOND_PERIOD_FROM: CalendarDay = '1993-01-01';

/**
 * The publication of a number and its day. A Chinese utility model or design without kind code gets
 * the code of its day, for there is only one; an invention stays without, as A, B and C share
 * the digits.
 */
export function publicationOf(
  number: PublicationNumber,
  day: CalendarDay | undefined,
): Publication {
  const kind = number.kindCode ?? onlyKindOn(number, day);
  const publication: Publication = { number: `${number.country}${number.number}${kind}`, kind };
  if (day !== undefined) publication.day = day;
  return publication;
}

function onlyKindOn(number: PublicationNumber, day: CalendarDay | undefined): string {
  if (number.country !== 'CN' || day === undefined) return '';
  const isOld = day >= SECOND_PERIOD_FROM && day < NEW_KIND_CODES_FROM;
  if (number.patentKind === 'utilityModel') return isOld ? 'Y' : 'U';
  if (number.patentKind === 'design') return isOld ? 'D' : 'S';
  return '';
}

/** The number of a publication without its kind code: CN104008308. */
export function withoutKind(publication: Publication): string {
  return publication.kind === ''
    ? publication.number
    : publication.number.slice(0, -publication.kind.length);
}

/** A written publication number without its kind code. */
export function withoutKindCode(number: string): string {
  return number.replace(/[A-Z]\d?$/, '');
}

/** The kind of right that a document of another office is, by its kind code (WIPO ST.16). */
export function foreignKind(number: PublicationNumber): PatentKind {
  const letter = number.kindCode?.[0] ?? '';
  if ('SLQ'.includes(letter) && letter !== '') return 'design';
  if (/^D\d/.test(number.number) && number.country === 'US') return 'design';
  return 'UYZ'.includes(letter) && letter !== '' ? 'utilityModel' : 'invention';
}

/** True when a publication announces the grant of the right, not its later correction or amendment. */
export function isGrantPublication(publication: Publication): boolean {
  if (publication.number.startsWith('CN')) {
    const digits = withoutKind(publication).length - 2;
    if (/^[CYD]$/.test(publication.kind)) return true;
    // B, U and S of the series of 7 and 8 digits announced an examined application (before 1993).
    return /^[BUS]$/.test(publication.kind) && digits === 9;
  }
  // Until 1980 B of the DPMA was an examined application that was open to opposition (Auslegeschrift).
  if (publication.number.startsWith('DE') && publication.kind === 'B') return false;
  // Until 2000 the USPTO published grants alone, of kind A.
  if (/^US\d{1,7}A$/.test(publication.number)) return true;
  return /^(?:B\d?|C\d?|E\d?|S\d?|Y\d?)$/.test(publication.kind);
}
