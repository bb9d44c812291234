import { DEVELOPMENT_ZONES, findDivisionByCode, XIAN, xianDivisions } from '@zca/standards';
import type { BothWords } from '../matters/index.ts';

/** The whole city; also where something in the city belongs to no known district. */
export const CITY_AREA = XIAN.code;

/** An area for which indicators are counted. */
export interface Area {
  readonly code: string;
  readonly kind: 'city' | 'district' | 'zone';
  readonly name: BothWords;
  /** One character, two letters in English, for the narrow columns of a board; no two are alike. */
  readonly mark: BothWords;
}

/** Initials alone would be alike: 高新 and 高陵, 航空 and 航天, Lintong and Lantian. */
const MARKS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  [XIAN.code]: ['市', 'Xa'],
  '610102': ['新', 'Xc'],
  '610103': ['碑', 'Bl'],
  '610104': ['莲', 'Lh'],
  '610111': ['灞', 'Bq'],
  '610112': ['未', 'Wy'],
  '610113': ['雁', 'Yt'],
  '610114': ['阎', 'Yl'],
  '610115': ['临', 'Lt'],
  '610116': ['长', 'Ca'],
  '610117': ['陵', 'Gl'],
  '610118': ['鄠', 'Hy'],
  '610122': ['蓝', 'Ln'],
  '610124': ['周', 'Zz'],
  'XA-GX': ['高', 'Hi'],
  'XA-JK': ['经', 'Ec'],
  'XA-QJ': ['曲', 'Qj'],
  'XA-CB': ['浐', 'Cb'],
  'XA-HK': ['空', 'Av'],
  'XA-HT': ['天', 'Ae'],
  'XA-GW': ['港', 'Tl'],
  'XA-XX': ['西', 'Xx'],
};

function markOf(code: string, name: string, en: string): BothWords {
  const [zh, letters] = MARKS[code] ?? [name.slice(0, 1), en.slice(0, 2)];
  return { zh, en: letters };
}

/** The city, its districts and counties, and its development zones, in this order. */
export const AREAS: readonly Area[] = [
  {
    code: XIAN.code,
    kind: 'city',
    name: { zh: XIAN.name, en: XIAN.en },
    mark: markOf(XIAN.code, XIAN.name, XIAN.en),
  },
  ...xianDivisions().map(
    ({ code, name, en }): Area => ({
      code,
      kind: 'district',
      name: { zh: name, en },
      mark: markOf(code, name, en),
    }),
  ),
  ...DEVELOPMENT_ZONES.map(
    ({ code, name, en }): Area => ({
      code,
      kind: 'zone',
      name: { zh: name, en },
      mark: markOf(code, name, en),
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
