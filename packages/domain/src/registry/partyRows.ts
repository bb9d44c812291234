import {
  findDivision,
  findDivisionByCode,
  findOffice,
  allOffices,
  parseSocialCreditCode,
  tidyName,
  toHalfWidth,
} from '@zca/standards';
import { type Datum, toCgcs2000 } from '../places/index.ts';
import { isBlankCell, splitAligned, splitValues } from './cells.ts';
import type { RightParty } from './model.ts';
import { type Note, refuse } from './refusal.ts';

/** The columns that describe parties, side by side: the n-th value belongs to the n-th name. */
export interface PartyColumns {
  readonly names?: string | undefined;
  readonly addresses?: string | undefined;
  readonly postcodes?: string | undefined;
  readonly types?: string | undefined;
  readonly creditCodes?: string | undefined;
  readonly countries?: string | undefined;
  /** GB/T 2260 codes, or names of cities and districts. */
  readonly divisions?: string | undefined;
  /** Country or province of the first party: 广东, 陕西;61, CN610000, US, 美国. */
  readonly province?: string | undefined;
  readonly longitude?: string | undefined;
  readonly latitude?: string | undefined;
  /** Of longitude and latitude; CGCS2000 where nothing is said. */
  readonly datum?: Datum | undefined;
}

const TYPES: readonly (readonly [NonNullable<RightParty['type']>, RegExp])[] = [
  ['university', /大专院校|高校|院校|大学|university|college/i],
  ['institute', /科研|研究|institute/i],
  ['firm', /企业|公司|工矿|firm|company|corporat/i],
  ['government', /机关|团体|事业|政府|government/i],
  ['person', /个人|自然人|person|individual/i],
];

/**
 * Reads parties from the columns that describe them. Fewer addresses than names belong to the
 * first names (registers print the first applicant's); a postcode in front of an address is taken
 * out of it. A credit code that is wrong leaves the row (`socialCreditCode.*`); a postcode, type or
 * place that cannot be read is left out with a note.
 */
export function readParties(source: PartyColumns, field: string, notes: Note[]): RightParty[] {
  if (source.names === undefined) return [];
  const names = splitValues(source.names)
    .map(partyName)
    .filter((name) => name !== '');
  const addresses = aligned(source.addresses);
  const postcodes = aligned(source.postcodes);
  const types = aligned(source.types);
  const codes = aligned(source.creditCodes);
  const countries = aligned(source.countries);
  const divisions = aligned(source.divisions);
  const seen = new Set<string>();
  const parties: RightParty[] = [];
  names.forEach((name, index) => {
    if (seen.has(name)) return;
    seen.add(name);
    const party: RightParty = { name };
    const type = readType(types[index]);
    if (type !== undefined) party.type = type;
    placeParty(party, addresses[index], postcodes[index]);
    const country = readCountry(countries[index]);
    if (country !== undefined) party.country = country;
    const place = index === 0 ? readProvince(source.province) : {};
    party.country ??= place.country;
    const stated = readDivision(divisions[index], party.address) ?? undefined;
    const division = stated ?? party.division ?? place.division;
    if (division === undefined) delete party.division;
    else party.division = division;
    if (party.country === undefined) delete party.country;
    if (party.division !== undefined) party.country ??= 'CN';
    const code = codes[index];
    if (code !== undefined && !isBlankCell(code)) party.creditCode = readCreditCode(code, field);
    if (index === 0) {
      const location = readLocation(source, notes);
      if (location) party.location = location;
    }
    parties.push(party);
  });
  return parties;
}

function aligned(text: string | undefined): string[] {
  return text ? splitAligned(text) : [];
}

/** The name as it is kept: tidied, without a leading number (`1.`) or a trailing role. */
export function partyName(text: string): string {
  return tidyName(text.replace(/^\s*\[?\d{1,2}[.、\]]\s*(?=\D)/, ''));
}

/** Sets address, postcode, division and country as far as the written address states them. */
export function placeParty(
  party: RightParty,
  address: string | undefined,
  postcode: string | undefined,
): void {
  const { address: place, postcode: embedded } = splitPostcode(address ?? '');
  if (place !== '' && !isBlankCell(place)) party.address = place;
  const digits = toHalfWidth(postcode ?? '').replace(/\s/g, '');
  if (/^\d{6}$/.test(digits) && digits !== '000000') party.postcode = digits;
  else if (embedded !== null) party.postcode = embedded;
  if (party.address === undefined) return;
  const match = findDivision(party.address);
  if (match && !match.isCityAssumed) {
    party.division = match.division.code;
    party.country = countryOfDivision(match.division.code);
    return;
  }
  const foreign = countryAtStart(party.address);
  if (foreign !== null) party.country = foreign;
}

/** 212323江苏省丹阳市… → postcode and address; the postcode may also follow in brackets. */
export function splitPostcode(text: string): { address: string; postcode: string | null } {
  const written = text.trim().replace(/\s+/g, ' ');
  const front = /^[（(]?([0-9０-９]{6})[）)]?\s*(?=[\u3400-\u9fff])/.exec(written);
  if (front) {
    return { address: written.slice(front[0].length), postcode: toHalfWidth(front[1]!) };
  }
  const back = /(?<=[\u3400-\u9fff）)])\s*(?:邮编[:：]?\s*|[（(])([0-9]{6})[）)]?$/.exec(written);
  if (back) return { address: written.slice(0, back.index).trim(), postcode: back[1]! };
  return { address: written, postcode: null };
}

function countryOfDivision(code: string): string {
  return { '710000': 'TW', '810000': 'HK', '820000': 'MO' }[code] ?? 'CN';
}

const OFFICES_BY_NAME = allOffices()
  .filter((office) => /^[\u3400-\u9fff]+$/.test(office.zh))
  .toSorted((a, b) => b.zh.length - a.zh.length);

/** The state whose Chinese name stands at the start of a foreign address (美国北卡罗来纳州). */
function countryAtStart(address: string): string | null {
  return OFFICES_BY_NAME.find((office) => address.startsWith(office.zh))?.code ?? null;
}

function readType(text: string | undefined): RightParty['type'] | undefined {
  if (text === undefined) return undefined;
  return TYPES.find(([, words]) => words.test(text))?.[0];
}

/** ST.3 code that a cell states, as a code or as the Chinese name at its start. */
export function readCountry(text: string | undefined): string | undefined {
  if (text === undefined || isBlankCell(text)) return undefined;
  const code = toHalfWidth(text).trim().toUpperCase();
  if (findOffice(code)) return code;
  return countryAtStart(text.trim()) ?? undefined;
}

/** 广东; 陕西;61; CN610000; 61(陕西); US; 美国;US; 陕西省西安市. */
function readProvince(text: string | undefined): { country?: string; division?: string } {
  if (text === undefined) return {};
  for (const part of text.split(/[;；,，、()（）\s]+/).filter((one) => !isBlankCell(one))) {
    const code = /^(?:CN)?(\d{6})$/i.exec(toHalfWidth(part))?.[1];
    if (code !== undefined && findDivisionByCode(code)) return { country: 'CN', division: code };
    const match = findDivision(part);
    if (match) {
      return {
        country: countryOfDivision(match.division.code),
        division: match.division.code,
      };
    }
    const country = readCountry(part);
    if (country !== undefined) return { country };
  }
  return {};
}

function readDivision(text: string | undefined, address: string | undefined): string | null {
  if (text === undefined || isBlankCell(text)) return null;
  const code = toHalfWidth(text).trim();
  if (/^\d{6}$/.test(code)) return findDivisionByCode(code)?.code ?? null;
  if (/^XA-[A-Z]{2}$/.test(code)) return code;
  const match = findDivision(text);
  // 长安区 alone is a district of Xi'an only when nothing says another city.
  if (!match || (match.isCityAssumed && address !== undefined && !/西安|陕西/.test(address))) {
    return null;
  }
  return match.division.code;
}

function readCreditCode(text: string, field: string): string {
  const parsed = parseSocialCreditCode(text);
  if (!parsed.ok) refuse(parsed.rule, `${field}.creditCode`, { ...parsed.params, value: text });
  return parsed.value.canonical;
}

function readLocation(
  { longitude, latitude, datum = 'CGCS2000' }: PartyColumns,
  notes: Note[],
): [number, number] | undefined {
  if (longitude === undefined || latitude === undefined) return undefined;
  const point: [number, number] = [Number(longitude), Number(latitude)];
  const isPoint =
    Number.isFinite(point[0]) &&
    Number.isFinite(point[1]) &&
    Math.abs(point[0]) <= 180 &&
    Math.abs(point[1]) <= 90;
  if (isPoint) {
    if (datum === 'CGCS2000') return point;
    const [x, y] = toCgcs2000(point, datum);
    // A decimetre, which is more than such coordinates tell.
    return [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6];
  }
  notes.push({ rule: 'location.unreadable', field: 'location', params: { longitude, latitude } });
  return undefined;
}
