import type { MapChanges, MapFlows } from '@zca/domain/geography';
import type { Boundaries } from '@zca/domain/places';

const BASIS = { count: 40, threshold: 3, complete: true, generation: '7', tookMs: 1 };
const SQUARE = [
  [108.9, 34.2],
  [109, 34.2],
  [109, 34.3],
  [108.9, 34.2],
] as [number, number][];

/** Flows between two districts and a place outside, one of them hidden. */
export const FLOWS: MapFlows = {
  ...BASIS,
  kind: 'transfer',
  by: 'district',
  areas: [
    { area: '610112', name: { zh: '未央区', en: 'Weiyang District' }, outside: false },
    { area: '610113', name: { zh: '雁塔区', en: 'Yanta District' }, outside: false },
    { area: '陕西省宝鸡市', name: { zh: '陕西省宝鸡市', en: '陕西省宝鸡市' }, outside: true },
  ],
  pairs: [
    { from: '610113', to: '610112', count: 1200 },
    { from: '610113', to: '610113', count: 30 },
    { from: '陕西省宝鸡市', to: '610113', count: 9 },
    { from: '610112', to: '610113', count: null },
  ],
  unknown: { from: 4, to: null, both: 0 },
  passings: 1245,
  hidden: 2,
  cutOff: 0,
};

/** Changes of three districts, one of them hidden and one on a small base. */
export const CHANGES: MapChanges = {
  ...BASIS,
  by: 'district',
  before: { from: 2016, to: 2020, count: 55, outside: 4 },
  after: { from: 2021, to: 2025, count: 63, outside: null },
  rows: [
    {
      code: '610112',
      name: { zh: '未央区', en: 'Weiyang District' },
      before: 6,
      after: 4,
      difference: -2,
      percent: null,
    },
    {
      code: '610113',
      name: { zh: '雁塔区', en: 'Yanta District' },
      before: 40,
      after: 50,
      difference: 10,
      percent: 25,
    },
    {
      code: '610122',
      name: { zh: '蓝田县', en: 'Lantian County' },
      before: null,
      after: 7,
      difference: null,
      percent: null,
    },
  ],
  hidden: 1,
  leastBase: 30,
  placed: { point: 100, district: 10, city: 5, elsewhere: 3, none: 0 },
};

/** Two districts as plain shapes. */
export const BOUNDARIES = {
  set: { schematic: true, approval: null },
  features: ['610112', '610113'].map((code, place) => ({
    code,
    name: { zh: code, en: code },
    centre: [108.9 + place / 10, 34.2] as const,
    areaKm2: 100,
    polygons: [[SQUARE]],
  })),
} as unknown as Boundaries;
