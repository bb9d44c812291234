import type { LegalParameter } from './model.ts';
import { row } from './seedSource.ts';

const DEFAULT = {
  sourceTitle: '地图分析（平台缺省值）',
  documentNumber: '',
  effectiveFrom: '2000-01-01',
};

/** What the analyses of the map assume of the city, and which counts it hides. */
export const MAP_PARAMETERS: readonly LegalParameter[] = [
  row(
    'map.detour',
    1.4,
    '',
    '绕行系数：道路距离与直线距离之比',
    'Detour: length of the way by road to the straight line',
    DEFAULT,
    '',
    'unverified',
    '各城市路网不同，请按本市测算核定；1 表示按直线距离。',
  ),
  row(
    'map.nearnessHalfDistance',
    10_000,
    'metre',
    '供需邻近：得分减半的距离（米）',
    'Nearness of supply and demand: metres at which a holder counts half',
    DEFAULT,
    '',
    'unverified',
    '平台约定，没有文献给出本市的数值。',
  ),
  row(
    'map.threshold',
    3,
    '',
    '地图上小数目隐去的界限：小于它的数只给本局人员看',
    'Map: counts below this are shown to the staff alone',
    DEFAULT,
    '',
    'D',
    '不得小于3：更小时隐去的数只能是1，等于没有隐去。',
  ),
];
