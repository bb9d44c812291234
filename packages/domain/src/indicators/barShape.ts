import type { BoardRow } from './api.ts';

/** Places of a bar as shares of its width, null for what is not known. */
export interface BarShape {
  readonly value: number | null;
  readonly scheduled: number | null;
  readonly target: number | null;
  readonly forecast: { readonly from: number; readonly to: number } | null;
}

/** Bars begin at zero and leave a tenth of room beyond the greatest figure. */
const ROOM = 1.1;

/**
 * The bar of a row: value, what the schedule wants, target and forecast on one scale from zero. Null
 * where there is nothing to compare the value with.
 */
export function barShape(row: Pick<BoardRow, 'measured' | 'assessment'>): BarShape | null {
  const { value } = row.measured;
  const { scheduled, target, forecast } = row.assessment;
  if (scheduled === null && target === null) return null;
  const greatest = Math.max(0, ...[value, scheduled, target, forecast?.high ?? null].map(Number));
  const share = (figure: number | null): number | null =>
    figure === null || greatest === 0 ? null : Math.min(1, Math.max(0, figure / (greatest * ROOM)));
  return {
    value: share(value),
    scheduled: share(scheduled),
    target: share(target),
    forecast:
      forecast === null || greatest === 0
        ? null
        : { from: share(forecast.low) ?? 0, to: share(forecast.high) ?? 0 },
  };
}
