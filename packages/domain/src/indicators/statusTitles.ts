import type { BothWords } from '../matters/index.ts';
import type { IndicatorStatus } from './model.ts';

/** The word of every status. */
export const STATUS_TITLES: Readonly<Record<IndicatorStatus, BothWords>> = {
  achieved: { zh: '已完成', en: 'Achieved' },
  ahead: { zh: '超前', en: 'Ahead' },
  onTrack: { zh: '正常', en: 'On track' },
  behind: { zh: '落后', en: 'Behind' },
  farBehind: { zh: '远落后', en: 'Far behind' },
  unlikely: { zh: '难完成', en: 'Unlikely' },
  met: { zh: '达标', en: 'Met' },
  missed: { zh: '未达标', en: 'Missed' },
  noTarget: { zh: '未判定', en: 'Not judged' },
  noValue: { zh: '无数据', en: 'No data' },
};
