import { DEVELOPMENT_ZONES, findDivisionByCode, XIAN, xianDivisions } from '@zca/standards';
import type { BothWords } from '../matters/index.ts';

/** The whole city; also where something in the city belongs to no known district. */
export const CITY_AREA = XIAN.code;

/** An area for which indicators are counted. */
export interface Area {
  readonly code: string;
  readonly kind: 'city' | 'district' | 'zone';
  readonly name: BothWords;
  /** One character, for the narrow columns of a board. */
  readonly mark: string;
}

/** The city, its districts and counties, and its development zones, in this order. */
export const AREAS: readonly Area[] = [
  { code: XIAN.code, kind: 'city', name: { zh: XIAN.name, en: XIAN.en }, mark: '市' },
  ...xianDivisions().map(
    ({ code, name, en }): Area => ({
      code,
      kind: 'district',
      name: { zh: name, en },
      mark: name.slice(0, 1),
    }),
  ),
  ...DEVELOPMENT_ZONES.map(
    ({ code, name, en }): Area => ({
      code,
      kind: 'zone',
      name: { zh: name, en },
      mark: name.slice(0, 1),
    }),
  ),
];

const BY_CODE = new Map(AREAS.map((area) => [area.code, area]));

/** The area of a code, former codes of districts included; undefined for what is none of ours. */
export function findArea(code: string): Area | undefined {
  return BY_CODE.get(code) ?? BY_CODE.get(findDivisionByCode(code)?.code ?? '');
}

/**
 * The area that an office answers for: the city for an office of the whole city (null), otherwise the
 * district or zone of its code; a station belongs to its district. Undefined for offices elsewhere.
 */
export function areaOfOffice(jurisdiction: string | null): Area | undefined {
  return jurisdiction === null
    ? BY_CODE.get(CITY_AREA)
    : findArea(jurisdiction.split('.', 1)[0] ?? '');
}
