import type { Draws } from '../base/random.ts';
import { WeightedChoice } from '../base/random.ts';
import { DISTRICT_WEIGHTS } from '../calibration.ts';
import { COINED } from './words.ts';

/** A built-up part of a district: centre [longitude, latitude] in CGCS2000 and half extents in degrees. */
interface Quarter {
  readonly longitude: number;
  readonly latitude: number;
  readonly spreadLongitude: number;
  readonly spreadLatitude: number;
  readonly weight: number;
  /** Own code of a development zone (O:A.9) with its name, when the quarter lies in one. */
  readonly zone?: { readonly code: string; readonly name: string };
}

interface DistrictPlan {
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly isRural: boolean;
  readonly quarters: readonly Quarter[];
}

const ZONE = {
  hightech: { code: 'XA-GX', name: '高新区' },
  economic: { code: 'XA-JK', name: '经开区' },
  qujiang: { code: 'XA-QJ', name: '曲江新区' },
  chanba: { code: 'XA-CB', name: '浐灞生态区' },
  aviation: { code: 'XA-HK', name: '航空基地' },
  space: { code: 'XA-HT', name: '航天基地' },
  port: { code: 'XA-GW', name: '国际港务区' },
} as const;

const quarter = (
  longitude: number,
  latitude: number,
  spreadLongitude: number,
  spreadLatitude: number,
  weight: number,
  zone?: Quarter['zone'],
): Quarter => ({
  longitude,
  latitude,
  spreadLongitude,
  spreadLatitude,
  weight,
  ...(zone ? { zone } : {}),
});

const district = (
  code: string,
  name: string,
  postcodes: string,
  isRural: boolean,
  quarters: readonly Quarter[],
): DistrictPlan => ({ code, name, postcodes: postcodes.split(' '), isRural, quarters });

const DISTRICTS: readonly DistrictPlan[] = [
  district('610102', '新城区', '710004 710005', false, [quarter(108.978, 34.268, 0.016, 0.008, 1)]),
  district('610103', '碑林区', '710048 710054 710068', false, [
    quarter(108.95, 34.248, 0.022, 0.009, 0.7),
    quarter(108.975, 34.246, 0.012, 0.007, 0.3),
  ]),
  district('610104', '莲湖区', '710003 710082', false, [quarter(108.905, 34.266, 0.022, 0.012, 1)]),
  district('610111', '灞桥区', '710038 710024', false, [
    quarter(109.06, 34.272, 0.02, 0.015, 0.4),
    quarter(109.045, 34.32, 0.012, 0.012, 0.3, ZONE.chanba),
    quarter(109.075, 34.365, 0.012, 0.012, 0.3, ZONE.port),
  ]),
  district('610112', '未央区', '710016 710018 710021', false, [
    quarter(108.94, 34.315, 0.02, 0.015, 0.45),
    quarter(108.935, 34.345, 0.02, 0.012, 0.55, ZONE.economic),
  ]),
  district('610113', '雁塔区', '710061 710065 710075 710077', false, [
    quarter(108.945, 34.215, 0.02, 0.012, 0.22),
    quarter(108.878, 34.214, 0.024, 0.016, 0.63, ZONE.hightech),
    quarter(108.98, 34.205, 0.014, 0.01, 0.15, ZONE.qujiang),
  ]),
  district('610114', '阎良区', '710089', false, [
    quarter(109.228, 34.66, 0.014, 0.012, 0.55),
    quarter(109.255, 34.66, 0.01, 0.01, 0.45, ZONE.aviation),
  ]),
  district('610115', '临潼区', '710600', false, [quarter(109.215, 34.385, 0.018, 0.014, 1)]),
  district('610116', '长安区', '710100 710119 710129', false, [
    quarter(108.935, 34.155, 0.02, 0.014, 0.4),
    quarter(108.83, 34.145, 0.02, 0.014, 0.35, ZONE.hightech),
    quarter(108.985, 34.165, 0.012, 0.008, 0.25, ZONE.space),
  ]),
  district('610117', '高陵区', '710200', false, [
    quarter(109.085, 34.53, 0.02, 0.014, 0.6),
    quarter(109.035, 34.49, 0.012, 0.012, 0.4, ZONE.economic),
  ]),
  district('610118', '鄠邑区', '710300', false, [quarter(108.605, 34.105, 0.02, 0.014, 1)]),
  district('610122', '蓝田县', '710500', true, [quarter(109.32, 34.155, 0.02, 0.014, 1)]),
  district('610124', '周至县', '710400', true, [quarter(108.22, 34.15, 0.025, 0.012, 1)]),
];

const CHOICE = new WeightedChoice(DISTRICTS.map((d) => DISTRICT_WEIGHTS[d.code]!));
const HIGHTECH_CHOICE = new WeightedChoice(
  DISTRICTS.map((d) => DISTRICT_WEIGHTS[d.code]! * (d.isRural ? 0.15 : 1)),
);

/** Where a party is at home. */
export interface Home {
  /** GB/T 2260 code. */
  readonly division: string;
  readonly address: string;
  readonly postcode: string;
  /** [longitude, latitude], CGCS2000, rounded to 1e-5 degrees (about one metre). */
  readonly location: readonly [number, number];
}

const ROADS = ['路', '街', '大道', '一路', '二路', '三路', '东路', '西路', '北街', '南街', '巷'];
const BUILDINGS = ['科创中心', '产业园', '大厦', '创新广场', '孵化园', '工业园', '研发楼'];

/**
 * An invented address with its point. Streets, villages and buildings are coined; district and
 * development zone are real, and the point lies in a built-up part of the district.
 */
export function homeOf(draws: Draws, kind: 'organisation' | 'rural' | 'person'): Home {
  const choice = kind === 'organisation' ? HIGHTECH_CHOICE : CHOICE;
  const isRural = kind === 'rural' && draws.chance(0.6);
  const plan = isRural
    ? DISTRICTS[[12, 11, 10, 7, 3][Math.min(4, Math.floor(draws.unit() * 6))]!]!
    : DISTRICTS[choice.draw(draws)]!;
  let u = draws.unit();
  let part = plan.quarters[0]!;
  for (const candidate of plan.quarters) {
    part = candidate;
    u -= candidate.weight;
    if (u < 0) break;
  }
  // The sum of two draws crowds the middle, as building does.
  const dx = draws.unit() + draws.unit() - 1;
  const dy = draws.unit() + draws.unit() - 1;
  const longitude = Math.round((part.longitude + dx * part.spreadLongitude) * 1e5) / 1e5;
  const latitude = Math.round((part.latitude + dy * part.spreadLatitude) * 1e5) / 1e5;
  const word = COINED[draws.below(COINED.length)]!;
  const place = `陕西省西安市${plan.name}${part.zone && kind !== 'person' ? part.zone.name : ''}`;
  let rest: string;
  if ((plan.isRural || isRural) && draws.chance(0.55)) {
    const village = COINED[draws.below(COINED.length)]!;
    rest = `${word}镇${village}村${draws.between(1, 12)}组${kind === 'person' ? `${draws.between(1, 99)}号` : ''}`;
  } else {
    rest = `${word}${ROADS[draws.below(ROADS.length)]!}${draws.between(1, 299)}号`;
    if (kind === 'person') {
      rest += `${draws.between(1, 30)}号楼${draws.between(1, 4)}单元${draws.between(1, 32)}0${draws.between(1, 4)}`;
    } else if (draws.chance(0.5)) {
      const house = COINED[draws.below(COINED.length)]!;
      rest += `${house}${BUILDINGS[draws.below(BUILDINGS.length)]!}${'ABCDEF'[draws.below(6)]!}座${draws.between(3, 28)}层`;
    }
  }
  return {
    division: plan.code,
    address: place + rest,
    postcode: plan.postcodes[draws.below(plan.postcodes.length)]!,
    location: [longitude, latitude],
  };
}
