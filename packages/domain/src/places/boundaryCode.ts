import {
  DEVELOPMENT_ZONES,
  type Division,
  findDevelopmentZone,
  findDivision,
  findDivisionByCode,
} from '@zca/standards';
import type { BoundaryLevel } from './boundaries.ts';
import type { BoundaryFaultCode } from './boundaryFault.ts';

/** What an area of a file is called there. */
export interface AreaName {
  readonly code: string | null;
  readonly name: string | null;
  readonly en: string | null;
}

interface CodeProblem {
  readonly code: BoundaryFaultCode;
  readonly params: Readonly<Record<string, string>>;
}

/** The code and names under which the platform knows an area. */
interface KnownArea {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/**
 * Names of properties by which files give code and name: our own, DataV's, those of the surveys of
 * land (XZQDM, XZQMC: TD/T 1016) and of geographic base data (PAC).
 */
const CODE_KEYS = [
  'code',
  'adcode',
  'xzqdm',
  'pac',
  'zldwdm',
  '区划代码',
  '行政区划代码',
  '代码',
  'id',
];
const NAME_KEYS = ['name', 'xzqmc', 'zldwmc', '区划名称', '行政区名称', '名称', '区县', '街道'];
const ENGLISH_KEYS = ['name_en', 'en', 'english', '英文名称'];

const LEVEL_NAMES = {
  district: '区县 districts',
  zone: '开发区 development zones',
  street: '街道 streets and towns',
} as const satisfies Record<BoundaryLevel, string>;

/** Code and names that an area states in its properties or as its id. */
export function namesOf(feature: unknown): AreaName {
  const { properties, id } = (feature ?? {}) as { properties?: unknown; id?: unknown };
  const entries = Object.entries(
    typeof properties === 'object' && properties !== null ? properties : {},
  ).map(([key, value]) => [key.trim().toLowerCase(), value] as const);
  const first = (keys: readonly string[]) => {
    for (const key of keys) {
      const text = textOf(entries.find(([known]) => known === key)?.[1]);
      if (text !== null) return text;
    }
    return null;
  };
  return { code: first(CODE_KEYS) ?? textOf(id), name: first(NAME_KEYS), en: first(ENGLISH_KEYS) };
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).normalize('NFKC').trim();
  return text === '' ? null : text;
}

export function isCodeProblem(value: KnownArea | CodeProblem): value is CodeProblem {
  return 'params' in value;
}

/**
 * The area of a level that a name or code of a file means. Former names and codes lead to today's
 * (高陵县, 610126 → 610117). Districts and zones are known by name where no code is given; streets
 * need a code of nine digits (GB/T 10114) or of twelve that ends with 000.
 */
export function nameArea(given: AreaName, level: BoundaryLevel): KnownArea | CodeProblem {
  if (given.code === null && given.name === null) return { code: 'code.absent', params: {} };
  if (level === 'district') return nameDistrict(given, level);
  return level === 'zone' ? nameZone(given, level) : nameStreet(given, level);
}

function nameDistrict({ code, name }: AreaName, level: BoundaryLevel): KnownArea | CodeProblem {
  const byName = name === null ? null : countyNamed(name);
  const byCode = code === null ? undefined : findDivisionByCode(code.replace(/0{6}$/, ''));
  if (code !== null && byCode?.level !== 'county') return unknown(code, level);
  if (byCode !== undefined && byName !== null && byCode.code !== byName.code)
    return contradiction(code!, byCode.name, name!);
  const division = byCode ?? byName;
  if (division === null) return unknown(name!, level);
  return { code: division.code, name: { zh: division.name, en: division.en } };
}

function countyNamed(name: string): Division | null {
  // A name alone, as 户县, or with what it belongs to, as 陕西省西安市户县.
  const match = findDivision(/西安/.test(name) ? name : `西安市${name}`);
  return match?.division.level === 'county' ? match.division : null;
}

function nameZone({ code, name }: AreaName, level: BoundaryLevel): KnownArea | CodeProblem {
  const byCode = DEVELOPMENT_ZONES.find((zone) => zone.code === code?.toUpperCase());
  const byName = name === null ? null : findDevelopmentZone(name, true);
  if (byCode !== undefined && byName !== null && byCode.code !== byName.code)
    return contradiction(code!, byCode.name, name!);
  // Zones have no code of GB/T 2260, so a code of somebody's own beside a known name says nothing.
  const zone = byCode ?? byName;
  if (zone === null) return unknown(code ?? name!, level);
  return { code: zone.code, name: { zh: zone.name, en: zone.en } };
}

function nameStreet({ code, name, en }: AreaName, level: BoundaryLevel): KnownArea | CodeProblem {
  if (code === null) return { code: 'code.absent', params: {} };
  const [, county, rest] = /^(\d{6})(\d{3})(?:0{3})?$/.exec(code) ?? [];
  const division = county === undefined ? undefined : findDivisionByCode(county);
  if (division?.level !== 'county' || rest === '000') return unknown(code, level);
  if (name === null) return { code: 'name.absent', params: {} };
  return { code: `${division.code}${rest}`, name: { zh: name, en: en ?? name } };
}

function unknown(given: string, level: BoundaryLevel): CodeProblem {
  return { code: 'code.unknown', params: { given, level: LEVEL_NAMES[level] } };
}

function contradiction(given: string, byCode: string, name: string): CodeProblem {
  return { code: 'code.contradiction', params: { given, byCode, name } };
}
