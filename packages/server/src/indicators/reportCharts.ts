import { barShape, type BoardRow, formatValue, type TrendShape } from '@zca/domain/indicators';

/** Ink, azurite and greys of the look; drawings have no ground. */
const INK = '#182023';
const QUIET = '#56636a';
const GRID = '#e5e9e6';
const LINE = '#1d5a86';
const GOOD = '#2b6e55';
const LATE = '#b3321f';
const WARN = '#a84a0b';
/** Type of figures in a drawing, in points. */
const TYPE = 7;

export interface Size {
  readonly width: number;
  readonly height: number;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

const text = (x: number, y: number, words: string, anchor: string, fill: string): string =>
  `<text x="${round(x)}" y="${round(y)}" font-family="NotoSansSC" font-size="${TYPE}" ` +
  `text-anchor="${anchor}" fill="${fill}">${words}</text>`;

const svg = ({ width, height }: Size, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
  `viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;

const ticksOf = ({ y }: TrendShape): string[] => y.ticks.map((tick) => formatValue(tick, y.digits));

const span = (scale: { readonly from: number; readonly to: number }): number =>
  scale.to - scale.from || 1;

/** Where the years stand in the drawing of a line: the place of the first, and from one to the next. */
export function yearPlaces(
  shape: TrendShape,
  { width }: Size,
): { readonly start: number; readonly step: number } {
  const figures = Math.max(...ticksOf(shape).map((tick) => tick.length)) * TYPE * 0.56 + 6;
  // Each year has room for its figure below, half of it on either side.
  const step = (width - figures) / (span(shape.x) + 1);
  return { start: figures + step / 2, step };
}

/**
 * The line of the years as a drawing: values with a point each, gaps where there are none, the target as a
 * dashed line, the forecast as a triangle. Only the figures of the scale are written into it; the years
 * stand below it (`yearPlaces`).
 */
export function trendDrawing(shape: TrendShape, target: number | null, size: Size): string {
  const ticks = ticksOf(shape);
  const { start, step } = yearPlaces(shape, size);
  const left = start - step / 2;
  const right = 0;
  const top = TYPE;
  const bottom = size.height - 5;
  const x = (at: number) => start + (at - shape.x.from) * step;
  const y = (value: number) => bottom - ((value - shape.y.from) / span(shape.y)) * (bottom - top);
  const line = (points: readonly { readonly at: number; readonly value: number }[]): string =>
    points
      .map(({ at, value }, place) => `${place === 0 ? 'M' : 'L'}${round(x(at))} ${round(y(value))}`)
      .join('');
  const path = (d: string, stroke: string, width: number, more = ''): string =>
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"${more}/>`;
  const across = (value: number): string =>
    `M${round(left)} ${round(y(value))}H${round(size.width - right)}`;
  const { forecast } = shape;
  return svg(size, [
    ...shape.y.ticks.map((tick) => path(across(tick), GRID, 0.5)),
    ...shape.y.ticks.map((tick, place) =>
      text(left - 4, y(tick) + TYPE * 0.35, ticks[place]!, 'end', QUIET),
    ),
    ...(target === null ? [] : [path(across(target), INK, 0.8, ' stroke-dasharray="3 2"')]),
    ...(forecast === null
      ? []
      : [
          path(
            line([
              forecast.from,
              { at: forecast.at, value: forecast.high },
              { at: forecast.at, value: forecast.low },
              forecast.from,
            ]),
            LINE,
            0.5,
          ),
        ]),
    ...shape.stretches.map((stretch) => path(line(stretch), LINE, 1.4)),
    ...shape.points.map(
      ({ at, value, isPublished }) =>
        `<circle cx="${round(x(at))}" cy="${round(y(value))}" r="2" stroke="${LINE}" ` +
        `stroke-width="0.8" fill="${isPublished ? LINE : '#ffffff'}"/>`,
    ),
  ]);
}

const BAR_COLOURS: Readonly<Partial<Record<BoardRow['assessment']['status'], string>>> = {
  achieved: GOOD,
  met: GOOD,
  behind: WARN,
  farBehind: LATE,
  unlikely: LATE,
  missed: LATE,
};

/**
 * The bar of a row from zero: the value, a mark above for what the schedule wants, a stroke at the target,
 * a thin line below for the forecast. Null where there is nothing to compare with.
 */
export function barDrawing(row: BoardRow, size: Size): string | null {
  const shape = barShape(row);
  if (shape === null || shape.value === null) return null;
  const { width } = size;
  const rect = (from: number, y: number, to: number, height: number, fill: string): string =>
    `<rect x="${round(from * width)}" y="${y}" width="${round((to - from) * width)}" ` +
    `height="${height}" fill="${fill}"/>`;
  const at = (share: number): string => round(share * width);
  const { scheduled, target, forecast } = shape;
  return svg(size, [
    rect(0, 4, 1, 4, GRID),
    rect(0, 4, shape.value, 4, BAR_COLOURS[row.assessment.status] ?? LINE),
    ...(scheduled === null
      ? []
      : [`<path d="M${at(scheduled)} 3.4l-2.2 -3h4.4z" fill="${QUIET}"/>`]),
    ...(target === null ? [] : [`<path d="M${at(target)} 2.4V9.6" stroke="${INK}"/>`]),
    ...(forecast === null ? [] : [rect(forecast.from, 9.4, forecast.to, 1, QUIET)]),
  ]);
}
