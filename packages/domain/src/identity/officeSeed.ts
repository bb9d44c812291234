import { DEVELOPMENT_ZONES, xianDivisions } from '@zca/standards';
import type { Organisation } from './organisation.ts';
import { CITY_BUREAU } from './organisation.ts';

/**
 * The offices that every city platform starts with: the bureau, one office a district or county, one
 * a development zone. Stations are the bureau's own to add.
 */
export function officeSeed(): Organisation[] {
  const office = (
    code: string,
    kind: Organisation['kind'],
    zh: string,
    en: string,
  ): Organisation => ({
    code,
    kind,
    name: { zh: `${zh}市场监督管理局`, en: `${en} Administration for Market Regulation` },
    superior: kind === 'city' ? null : CITY_BUREAU,
    closedAt: null,
  });
  return [
    office(CITY_BUREAU, 'city', '西安市', "Xi'an"),
    ...xianDivisions().map(({ code, name, en }) => office(code, 'district', name, en)),
    ...DEVELOPMENT_ZONES.map(({ code, name, en }) => office(code, 'zone', name, en)),
  ];
}
