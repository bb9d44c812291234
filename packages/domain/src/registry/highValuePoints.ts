import type { CalendarDay } from '@zca/standards';
import { findParameter, type LegalParameter } from '../law/index.ts';

const PARAMETER_KEYS = {
  matchMode: 'HV1.matchMode',
  regions: 'HV2.hongKongMacaoTaiwan',
  years: 'HV3.years',
  threshold: 'HV4.threshold',
} as const;
type PointName = keyof typeof PARAMETER_KEYS;

/** What the definition leaves open, as the parameters in force on a day answer it. */
type OpenPoints = Readonly<Record<PointName, LegalParameter | undefined>>;

const POINTS = new WeakMap<readonly LegalParameter[], Map<CalendarDay, OpenPoints>>();
/** A run over all rights asks for a few days, the ageing for two. */
const REMEMBERED_DAYS = 64;

/** The rows of the open points in force on a day; those of the last days asked for are remembered. */
export function openPoints(parameters: readonly LegalParameter[], day: CalendarDay): OpenPoints {
  let byDay = POINTS.get(parameters);
  if (byDay === undefined || byDay.size > REMEMBERED_DAYS) {
    byDay = new Map();
    POINTS.set(parameters, byDay);
  }
  let points = byDay.get(day);
  if (points === undefined) {
    const find = (name: PointName) => findParameter(parameters, PARAMETER_KEYS[name], day);
    points = {
      matchMode: find('matchMode'),
      regions: find('regions'),
      years: find('years'),
      threshold: find('threshold'),
    };
    byDay.set(day, points);
  }
  return points;
}

/** Whether HV1 looks at the first symbol alone. */
export function isFirstAlone(points: OpenPoints): boolean {
  return points.matchMode?.value === 'first';
}
