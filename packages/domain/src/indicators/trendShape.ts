import type { BoardRow, Forecast, IndicatorDetail } from './api.ts';

type Point = IndicatorDetail['series'][number];
/** Whether values are counted now or as they were published. */
type Source = IndicatorDetail['source'];

/** A scale from figures to pixels with its ticks. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Digits after the point that tell its ticks apart. */
  readonly digits: number;
}

/** Round steps: 1, 2, 2.5 or 5 times a power of ten, at most `most` of them. */
export function niceScale(least: number, greatest: number, most: number): Scale {
  const span = greatest - least || Math.abs(greatest) || 1;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough)!;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(greatest / step - 1e-9);
  const count = Math.max(1, last - first);
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  const digits = Math.max(...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks, digits };
}

export interface TrendShape {
  readonly x: Scale;
  readonly y: Scale;
  /** Unbroken stretches of the line; a period without a value is a gap. */
  readonly stretches: readonly (readonly { readonly at: number; readonly value: number }[])[];
  readonly schedule: readonly { readonly at: number; readonly value: number }[];
  readonly points: readonly {
    readonly period: string;
    readonly at: number;
    readonly value: number;
    /** True where the value is the published one, false where it is counted now. */
    readonly isPublished: boolean;
    /** What was published for the period; null where nothing was. */
    readonly published: number | null;
    /** What the period was published as before, oldest first. */
    readonly corrected: readonly (number | null)[];
  }[];
  readonly forecast: {
    readonly from: { readonly at: number; readonly value: number };
    readonly at: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

/** From what share of the greatest value on the scale begins at zero: less room would mislead. */
const ZERO_BELOW = 0.5;

/**
 * The drawing of a line of values. The end of 2024 lies at 2025 on the axis; years are named at
 * their ends. Where live values are asked for, the line is theirs and published ones stand beside them
 * as points of their own; where published ones are, only what was not published is counted. Null when
 * no period has a value.
 */
export function trendShape(
  series: readonly Point[],
  target: number | null,
  forecast: Forecast | null,
  source: Source,
): TrendShape | null {
  const isPublished = ({ value, published }: Point): boolean =>
    published !== null && (source === 'published' || value === null);
  const shownOf = (point: Point): number | null =>
    isPublished(point) ? point.published : point.value;
  const points = series.flatMap((point) => {
    const { period, at, published, corrected } = point;
    const value = shownOf(point);
    return value === null
      ? []
      : [{ period, at, value, isPublished: isPublished(point), published, corrected }];
  });
  const last = points.at(-1);
  if (last === undefined) return null;
  const schedule = series.flatMap(({ at, scheduled }) =>
    scheduled === null ? [] : [{ at, value: scheduled }],
  );
  const end = forecast === null ? null : forecast.year + 1;
  const fan =
    forecast === null || end === null || end <= last.at
      ? null
      : {
          from: { at: last.at, value: last.value },
          at: end,
          value: forecast.value,
          low: forecast.low,
          high: forecast.high,
        };
  const figures = [
    ...points.flatMap(({ value, published, corrected }) => [value, published, ...corrected]),
    ...schedule.map(({ value }) => value),
    target,
    ...(fan === null ? [] : [fan.low, fan.high]),
  ].filter((figure) => figure !== null);
  const least = Math.min(...figures);
  const greatest = Math.max(...figures);
  const places = [
    ...series.map(({ at }) => at),
    ...schedule.map(({ at }) => at),
    ...(fan === null ? [] : [fan.at]),
  ];
  const from = Math.floor(Math.min(...places));
  const to = Math.max(from + 1, Math.ceil(Math.max(...places)));
  const stretches: { at: number; value: number }[][] = [];
  let open: { at: number; value: number }[] | null = null;
  for (const point of series) {
    const value = shownOf(point);
    if (value === null) {
      open = null;
      continue;
    }
    if (open === null) stretches.push((open = []));
    open.push({ at: point.at, value });
  }
  return {
    x: {
      from,
      to,
      ticks: Array.from({ length: to - from + 1 }, (_, index) => from + index),
      digits: 0,
    },
    y: niceScale(least >= 0 && least < greatest * ZERO_BELOW ? 0 : least, greatest, 5),
    stretches,
    schedule,
    points,
    forecast: fan,
  };
}

/** The drawing of a row of the board, by the years of the plan; null where no year has a value. */
export function yearsShape(row: BoardRow, source: Source): TrendShape | null {
  const { target, forecast } = row.assessment;
  const series = row.years.map(({ year, value }) => ({
    period: String(year),
    at: year + 1,
    value,
    scheduled: null,
    published: source === 'published' ? value : null,
    corrected: [],
  }));
  return trendShape(series, target, forecast, source);
}
