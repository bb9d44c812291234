import type { AreaTarget } from '@zca/domain/indicators';
import { DISTRICT_WEIGHTS } from '../calibration.ts';

/** Targets of districts for the last year of the plan, as the city might hand them down; invented. */
export function demonstrationTargets(): AreaTarget[] {
  const goals: readonly (readonly [code: string, total: number, decimals: number])[] = [
    ['6', 150, 1],
    ['7', 180, 0],
    ['8', 400, 0],
    ['12', 95, 0],
  ];
  return goals.flatMap(([code, total, decimals]) =>
    Object.entries(DISTRICT_WEIGHTS).map(([area, weight]): AreaTarget => {
      const value = code === '12' ? total : total * weight;
      return {
        code,
        area,
        year: 2025,
        value: Number(value.toFixed(decimals)),
        basis: '演示·目标分解表',
      };
    }),
  );
}
