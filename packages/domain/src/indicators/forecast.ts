import type { Forecast } from './api.ts';

/** A value at a point on the line of years (`yearPoint`). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** 0.9 quantiles of Student's t by degrees of freedom: an interval of 80 %. */
const T_90 = [
  3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.383, 1.3722, 1.3634, 1.3562,
  1.3502, 1.345, 1.3406, 1.3368, 1.3334, 1.3304, 1.3277, 1.3253, 1.3232, 1.3212, 1.3195, 1.3178,
  1.3163, 1.315, 1.3137, 1.3125, 1.3114, 1.3104,
];
const NORMAL_90 = 1.2816;
const LEVEL = 0.8;
const LEAST_POINTS = 3;

const METHOD = {
  zh: '最小二乘直线外推，80% 预测区间按学生 t 分布',
  en: 'Least-squares line; the interval of 80 % is that of Student’s t',
};

/**
 * The value to be expected at a later point, with the interval into which a new value falls in four
 * cases of five if the line goes on: ŷ ± t(0.9; n−2)·s·√(1 + 1/n + (x−x̄)²/Σ(x−x̄)²). Undefined with
 * fewer than three points, at points that are one, and for what is not later than the last.
 * Source: the prediction interval of simple linear regression (Montgomery, Peck and Vining,
 * Introduction to Linear Regression Analysis, chapter 2).
 *
 * @param neverFalls for cumulative values: neither forecast nor interval lies below the last value
 */
export function forecastAt(
  points: readonly Point[],
  at: number,
  { neverFalls }: { readonly neverFalls: boolean },
): Forecast | undefined {
  const n = points.length;
  const last = points.at(-1);
  if (last === undefined || n < LEAST_POINTS || at <= last.at) return undefined;
  const meanAt = points.reduce((sum, point) => sum + point.at, 0) / n;
  const meanValue = points.reduce((sum, point) => sum + point.value, 0) / n;
  const spread = points.reduce((sum, point) => sum + (point.at - meanAt) ** 2, 0);
  if (spread === 0) return undefined;
  const slope =
    points.reduce((sum, point) => sum + (point.at - meanAt) * (point.value - meanValue), 0) /
    spread;
  const line = (x: number) => meanValue + slope * (x - meanAt);
  const residual = points.reduce((sum, point) => sum + (point.value - line(point.at)) ** 2, 0);
  const deviation = Math.sqrt(residual / (n - 2));
  const quantile = T_90[n - 3] ?? NORMAL_90;
  const half = quantile * deviation * Math.sqrt(1 + 1 / n + (at - meanAt) ** 2 / spread);
  const least = neverFalls ? last.value : Number.NEGATIVE_INFINITY;
  const value = Math.max(least, line(at));
  return {
    // The point of the end of a year is the number of the next.
    year: Math.ceil(at) - 1,
    value,
    low: Math.max(least, line(at) - half),
    high: Math.max(value, line(at) + half),
    level: LEVEL,
    method: METHOD,
  };
}
