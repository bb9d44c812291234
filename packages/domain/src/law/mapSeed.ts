import type { LegalParameter } from './model.ts';
import { row } from './seedSource.ts';

const DEFAULT = {
  sourceTitle: '地图分析（平台缺省值）',
  documentNumber: '',
  effectiveFrom: '2000-01-01',
};

/** What the analyses of the map assume of the city. */
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
];
