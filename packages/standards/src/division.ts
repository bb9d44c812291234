import {
  DEVELOPMENT_ZONES,
  type DevelopmentZone,
  type Division,
  FORMER_DIVISIONS,
  PROVINCES,
  XIAN,
  XIAN_COUNTIES,
} from './divisionData.ts';
import { toHalfWidth } from './text.ts';
import { VARIANTS } from './variants.ts';

/** A division found in a name or an address. */
export interface DivisionMatch {
  readonly division: Division;
  /** The characters that named it. */
  readonly matched: string;
  /** True when a former name was used (户县 for 鄠邑区). */
  readonly isFormerName: boolean;
  /**
   * True when the text names a district without city or province. 长安区 and 新城区 exist in other
   * cities too, so the caller should know that Xi'an was assumed.
   */
  readonly isCityAssumed: boolean;
}

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

const BY_CODE = new Map([...PROVINCES, XIAN, ...XIAN_COUNTIES].map((row) => [row.code, row]));
const FORMER_BY_CODE = new Map(
  FORMER_DIVISIONS.filter((row) => row.code !== null).map((row) => [row.code!, row]),
);

/** Writes the traditional and variant characters of division names in simplified characters. */
export function simplifyDivisionName(text: string): string {
  return text.replace(VARIANT, (char) => VARIANTS[char]!);
}

/** The division of a code of GB/T 2260, today's or a former one; undefined for any other code. */
export function findDivisionByCode(code: string): Division | undefined {
  return BY_CODE.get(code) ?? BY_CODE.get(FORMER_BY_CODE.get(code)?.successor ?? '');
}

/** The thirteen districts and counties of Xi'an in the order of their codes. */
export function xianDivisions(): readonly Division[] {
  return XIAN_COUNTIES;
}

/**
 * The most specific division that a name or address states: a district or county of Xi'an, else
 * Xi'an, else a province; null when it states none. Former names, traditional characters, blanks
 * and a leading postcode are understood. A text that names another city or province is never
 * placed in Xi'an. Development zones are not divisions: see `findDevelopmentZone`.
 */
export function findDivision(text: string): DivisionMatch | null {
  const written = asWritten(text);
  if (written === '') return null;
  const province = provinceAtStart(written);
  const isElsewhere = province !== null && province.division.code !== '610000';
  if (isElsewhere) return province;
  const afterProvince = province === null ? written : written.slice(province.matched.length);
  if (otherCityAtStart(afterProvince) !== null) return province;
  const inXian = /西安/.test(written.slice(0, 12));
  const county = countyIn(afterProvince);
  if (county !== null) {
    return {
      division: BY_CODE.get(county.code)!,
      matched: county.matched,
      isFormerName: county.isFormer,
      isCityAssumed: !inXian,
    };
  }
  if (inXian) {
    return { division: XIAN, matched: '西安', isFormerName: false, isCityAssumed: false };
  }
  return province;
}

/**
 * The city other than Xi'an that an address names at its start, as written (宝鸡市); null when it names
 * none for certain: without a province before it or a district behind it, 大唐西市 may be a market.
 * With `findDivision` it tells an address elsewhere from one that cannot be placed.
 */
export function findOtherCity(text: string): string | null {
  const written = asWritten(text);
  const province = provinceAtStart(written);
  const rest = province === null ? written : written.slice(province.matched.length);
  const city = otherCityAtStart(rest);
  if (city === null) return null;
  const after = rest.slice(city.length);
  if (/^(?:[场政民区集口]|中心|广场|商场|商城|大厦)/.test(after)) return null;
  return province !== null || /^[\u4e00-\u9fff]{1,6}?[区县市旗]/.test(after) ? city : null;
}

/** An address without blanks, postcode and country, its division names in simplified characters. */
function asWritten(text: string): string {
  return simplifyDivisionName(toHalfWidth(text))
    .replace(/\s/g, '')
    .replace(/^\d{6}/, '')
    .replace(/^中国/, '');
}

function otherCityAtStart(written: string): string | null {
  const city = /^(?!西安)([\u4e00-\u9fff]{2,8}?)(?:市|地区|自治州|盟)/.exec(written);
  return city === null || /[区县]/.test(city[1]!) ? null : city[0];
}

function provinceAtStart(written: string): DivisionMatch | null {
  for (const division of PROVINCES) {
    for (const name of [division.name, `${division.shortName}省`, division.shortName]) {
      if (!written.startsWith(name)) continue;
      return { division, matched: name, isFormerName: false, isCityAssumed: false };
    }
  }
  return null;
}

interface CountyHit {
  readonly code: string;
  readonly matched: string;
  readonly isFormer: boolean;
  readonly position: number;
}

/** The first district or county named in full, or by its short name when nothing else is said. */
function countyIn(text: string): CountyHit | null {
  const bare = text.replace(/^西安市?/, '');
  const hits: CountyHit[] = [];
  for (const { code, name, shortName } of XIAN_COUNTIES) {
    if (bare === shortName) return { code, matched: shortName, isFormer: false, position: 0 };
    const position = positionOf(bare, name);
    if (position >= 0) hits.push({ code, matched: name, isFormer: false, position });
  }
  for (const { name, successor } of FORMER_DIVISIONS) {
    const position = positionOf(bare, name);
    if (position >= 0) hits.push({ code: successor, matched: name, isFormer: true, position });
  }
  hits.sort((a, b) => a.position - b.position);
  return hits[0] ?? null;
}

/** A name counts only near the start, where an address states its division, not in a street name. */
function positionOf(text: string, name: string): number {
  const position = text.indexOf(name);
  if (position < 0 || position > 8) return -1;
  const before = text.slice(0, position);
  // 沣东新城区域 is a place in Xixian, and 西关新城区块 none at all: 新城区 must stand at a boundary.
  return before === '' || /[省市区县城-]$/.test(before) || before.endsWith('西安') ? position : -1;
}

/**
 * The development zone that an address in Xi'an names, null when it names none. The text must say
 * 西安, 西咸, 陕西 or a district of Xi'an unless `inXian` is true, for every city has a 高新区.
 */
export function findDevelopmentZone(text: string, inXian = false): DevelopmentZone | null {
  const written = simplifyDivisionName(toHalfWidth(text)).replace(/\s/g, '');
  const place = findDivision(written);
  const isElsewhere = place !== null && !place.division.code.startsWith('61');
  if (isElsewhere) return null;
  const isHere = inXian || /西安|西咸/.test(written) || place?.division.level === 'county';
  if (!isHere) return null;
  return (
    DEVELOPMENT_ZONES.find(({ writings }) => writings.some((one) => written.includes(one))) ?? null
  );
}
