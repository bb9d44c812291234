/**
 * Natural keys. A patent is known by its application number, because one application keeps several
 * publications; where a source has only a publication number, the key is that number without its
 * kind code, and is replaced when a source later gives the application number. A mark of another
 * office is known in the same way by its application number, and by its registration number as long
 * as no source gives the other. Announcements of geographical indications may give a name and no number:
 * a Chinese one is then known by its name and the ground of its protection, one of another office by its
 * name and the kind of its product.
 */

import { normaliseNumberText } from '@zca/standards';
import type { Collection, GeographicalIndication, Right } from './model.ts';

/** The collection of the right that a natural key names. */
export function collectionOf(key: string): Collection {
  if (key.startsWith('TM')) return 'trademark';
  return /^GIN?-/.test(key) ? 'geographicalIndication' : 'patent';
}

/** Key of a Chinese patent application; `applicationNumber` is canonical, e.g. `2017106018623`. */
export function patentKey(applicationNumber: string): string {
  return `CN${applicationNumber}`;
}

/**
 * Key of a trademark by its registration number, or by its international registration number
 * (TM9003799, TMG1234567); of another office by its application number, under the ST.3 code of that
 * office (TM-US-74631225), so that equal digits of two offices are two marks.
 */
export function trademarkKey(number: string, country = 'CN'): string {
  return country === 'CN' ? `TM${number}` : `TM-${country}-${bareNumber(number)}`;
}

/**
 * Key of a mark of another office of which only the registration number is known (TMR-US-2178784):
 * offices count applications and registrations apart, so equal digits may be two marks.
 */
export function trademarkRegistrationKey(registrationNumber: string, country: string): string {
  return `TMR-${country}-${bareNumber(registrationNumber)}`;
}

const BASIS_LETTERS = {
  product: 'P',
  collectiveMark: 'C',
  certificationMark: 'M',
  agricultural: 'A',
  foreign: 'F',
} as const;

type IndicationNames = Pick<
  GeographicalIndication,
  'country' | 'basis' | 'title' | 'number' | 'products'
>;

/**
 * Key of a geographical indication: by its file number under the code of the office (GI-FR-IG18002);
 * of a Chinese one whose number is not known by name and ground of protection (GIN-CN-P-临潼石榴), of one
 * of another office by name and kind of product (GIN-GB-F-GRAPPA-SPIRIT), for abroad one name may stand
 * for a wine and a cheese. Null where the product is not known either.
 */
export function indicationKey(indication: IndicationNames): string | null {
  const { country, number } = indication;
  if (number !== undefined) return `GI-${country}-${bareNumber(number)}`;
  return indicationNameKey(indication);
}

function indicationNameKey(indication: IndicationNames): string | null {
  const { country, basis, title, products } = indication;
  const name = bareNumber(title);
  if (name === '') return null;
  const known = `GIN-${country}-${BASIS_LETTERS[basis]}-${name}`;
  if (country === 'CN') return known;
  const kind = productKind(products ?? []);
  return kind === '' ? null : `${known}-${kind}`;
}

/**
 * Kinds of products that registers keep apart, by their own words or by the classes that their law
 * numbers: foods by Implementing Regulation (EU) No 668/2014, annex XI (`Class 1.3. Cheeses`), spirit
 * drinks by Regulation (EU) 2019/787, annex I (`6. Grape marc spirit`). In order: aromatised wines
 * (Regulation (EU) No 251/2014, annex II) are numbered too.
 */
const PRODUCT_KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['AROMATISEDWINE', /^(?:\d\. )?aromati[sz]ed/i],
  ['FOOD', /^(?:foods?$|class \d+\.\d)/i],
  ['SPIRIT', /^(?:spirits?(?: drinks?)?$|(?:class: )?\d{1,2}[a-z]?\. )/i],
  ['WINE', /^wines?$/i],
];

/** The kind of a product, the same however finely a register names it; else its first name. */
function productKind(products: readonly string[]): string {
  const texts = products.map((one) => one.trim());
  const known = PRODUCT_KINDS.find(([, words]) => texts.some((text) => words.test(text)));
  return known?.[0] ?? bareNumber(texts[0] ?? '');
}

/**
 * Publication key of a canonical publication number: CN104008308A → P-CN104008308. Granted inventions
 * of 1993 to about 2007 (seven digits, kind C) had numbers of a series of their own, in which the same
 * digits name another patent than among publications (A), so their letter stays: P-CN1146482C (O:A.4).
 * So do B and Y of Japanese numbers by era, which were counted apart from A and U: P-JPS6012345B.
 */
export function publicationKeyOf(number: string): string {
  const hasOwnSeries = /^(?:CN1\d{6}C|JP[HST]\d+[BY])\d?$/.test(number);
  return `P-${hasOwnSeries ? number.replace(/\d$/, '') : number.replace(/[A-Z]\d?$/, '')}`;
}

/** Whether a record stands under a number only until its application number becomes known. */
export function isProvisionalKey(key: string): boolean {
  return /^(?:P|TMR|GIN)-/.test(key);
}

/** Keys under which a record may stand while its application number is not known. */
export function provisionalKeys(right: Right): string[] {
  if (right.collection === 'patent') {
    return right.publications.map((publication) => publicationKeyOf(publication.number));
  }
  if (right.collection === 'geographicalIndication') {
    const key = indicationNameKey(right);
    return key === null ? [] : [key];
  }
  const { country, registrationNumber } = right;
  return country === undefined || registrationNumber === undefined
    ? []
    : [trademarkRegistrationKey(registrationNumber, country)];
}

/** A number of an office as it is compared: letters and digits alone, capitals (IG 18-002 → IG18002). */
export function bareNumber(number: string): string {
  return normaliseNumberText(number).replace(/[^\p{L}\p{N}]/gu, '');
}
