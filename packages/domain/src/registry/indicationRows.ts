import {
  findDivision,
  findDivisionByCode,
  findOffice,
  parseNiceClass,
  toHalfWidth,
} from '@zca/standards';
import { distinct, oneLine, splitValues } from './cells.ts';
import { dayOf } from './cellReaders.ts';
import { indicationKey } from './key.ts';
import type { GeographicalIndication, IndicationBasis } from './model.ts';
import { partiesOf } from './partyColumns.ts';
import { readCountry, readParties } from './partyRows.ts';
import { agencyOf } from './agency.ts';
import { eventsOf, joinLines } from './patentRows.ts';
import { type Note, refuse } from './refusal.ts';
import type { TargetValues } from './targetValues.ts';

/** In order: the first that meets decides. Source: handbook P:H.1. */
const BASES: readonly (readonly [IndicationBasis, RegExp])[] = [
  ['agricultural', /农产品地理标志|农业农村部|^农产品|AGI/i],
  ['certificationMark', /证明商标|certification/i],
  ['collectiveMark', /集体商标|collective/i],
  ['product', /产品|PGI/i],
];

/**
 * Reads a geographical indication from the cells of a row; without a name it is a patch. `register` is
 * the office whose register the table is, where the row names none.
 */
export function indicationOf(
  values: TargetValues,
  notes: Note[],
  register?: string,
): GeographicalIndication {
  const parties = partiesOf(values, notes);
  const country = readCountry(values.first('country')) ?? register ?? 'CN';
  const [title = '', ...others] = namesIn(values.first('title') ?? '', country);
  const number = values.first('number');
  const indication: GeographicalIndication = {
    collection: 'geographicalIndication',
    key: '',
    basis: basisOf(values, country),
    country,
    title,
    applicants: parties.applicants,
    events: [...eventsOf(values, notes)],
  };
  if (number !== undefined) indication.number = oneLine(number);
  const products = values.all('products').flatMap(splitValues).map(oneLine);
  if (products.length > 0) indication.products = distinct(products);
  const key = indicationKey(indication);
  if (key === null) return refuse('number.missing', 'number');
  indication.key = key;
  setTexts(indication, values, others);
  setLists(indication, values, notes);
  for (const field of ['filingDay', 'publicationDay', 'registrationDay', 'termEndDay'] as const) {
    const day = dayOf(values.first(field), field);
    if (day !== undefined) indication[field] = day;
  }
  const agency = agencyOf(values);
  if (agency) indication.agency = agency;
  if (parties.holders) indication.holders = parties.holders;
  if (/^(?:是|y|yes|true|1)$/i.test(values.first('synthetic') ?? '')) indication.synthetic = true;
  return indication;
}

/** What the row says; else what its number says; a Chinese one of neither is a protected product. */
function basisOf(values: TargetValues, country: string): IndicationBasis {
  const said = values.first('basis') ?? values.first('number') ?? '';
  const found = BASES.find(([, words]) => words.test(said))?.[0];
  if (country !== 'CN') return found === 'product' ? 'foreign' : (found ?? 'foreign');
  return found ?? 'product';
}

/** Codes of countries by their names; any other text stays. */
function countriesIn(text: string): string {
  const offices = splitValues(text).map((part) => findOffice(part));
  return offices.length > 0 && offices.every((one) => one !== undefined)
    ? offices.map((one) => one.zh).join('、')
    : text;
}

/** Registers of other offices list the forms of a name beside each other. */
function namesIn(text: string, country: string): string[] {
  if (country === 'CN') return [oneLine(text)];
  const parts = splitValues(text).flatMap((part) => part.split(/\s\/\s/));
  return distinct(parts.map(oneLine).filter((part) => part !== ''));
}

function setTexts(
  indication: GeographicalIndication,
  values: TargetValues,
  others: readonly string[],
): void {
  const status = oneLine(values.first('registerStatus') ?? '');
  if (status !== '') indication.officeStatus = { text: status };
  for (const field of ['registrationNumber', 'category', 'standard', 'announcement'] as const) {
    const text = oneLine(values.first(field) ?? '');
    if (text !== '') indication[field] = text;
  }
  for (const field of ['area', 'specification'] as const) {
    const text = joinLines(countriesIn(values.first(field) ?? ''));
    if (text !== '') indication[field] = text;
  }
  const spelt = indication.country === 'CN' ? { language: 'zh' } : {};
  const names: NonNullable<GeographicalIndication['names']> = [
    ...others.map((text) => ({ text, form: 'original' as const })),
    ...splitValues(values.first('titleEn') ?? '').map((text) => ({
      text,
      language: 'en',
      form: 'translation' as const,
    })),
    ...splitValues(values.first('spelling') ?? '').map((text) => ({
      text,
      ...spelt,
      form: 'transliteration' as const,
    })),
  ];
  if (names.length > 0) indication.names = names;
}

function setLists(indication: GeographicalIndication, values: TargetValues, notes: Note[]): void {
  const classes = values
    .all('niceClass')
    .flatMap((text) => text.split(/[;；,，、\s]+/))
    .filter((text) => text !== '')
    .map((text) => {
      const parsed = parseNiceClass(text);
      if (!parsed.ok) refuse(parsed.rule, 'niceClass', { ...parsed.params, value: text });
      return parsed.value;
    });
  if (classes.length > 0) indication.niceClasses = classes;
  const divisions = divisionsOf(values);
  if (divisions.length > 0) indication.divisions = divisions;
  const users = readParties(
    { names: values.first('users'), creditCodes: values.first('userCreditCodes') },
    'users',
    notes,
  );
  if (users.length > 0) indication.users = users;
}

/** Divisions that a column states, by code or name. A district alone is one of Xi'an's. */
function divisionsOf(values: TargetValues): string[] {
  return distinct(
    values
      .all('divisions')
      .flatMap((text) => splitValues(text).flatMap((part) => part.split(/[、,，]/)))
      .flatMap((part) => {
        const code = toHalfWidth(part).trim();
        if (/^\d{6}$/.test(code)) return findDivisionByCode(code)?.code ?? [];
        return findDivision(part)?.division.code ?? [];
      }),
  );
}
