import type { GeographyCatalogue } from '../../base/catalogue/geography/zh.ts';
import { csvText, saveBlob, saveText } from '../../base/files.ts';
import type { CityMap } from './canvas/CityMap.ts';
import type { MapRow } from './mapRows.ts';

/** What every export says of itself. */
export interface AboutMap {
  readonly title: string;
  readonly platform: string;
  readonly day: string;
  readonly datum: string;
  /** Approval number of the boundaries, or that they are schematic. */
  readonly boundaries: string;
  /** Address of the view. */
  readonly question: string;
  /** What its colours and signs mean, line by line. */
  readonly legend: readonly string[];
}

const FILE = 'ip-map';
const HEAD_PX = 44;
const FOOT_PX = 26;
const LEGEND_ROW_PX = 20;
const LEGEND_PX = 220;

/** The lines of a legend as the page shows it, its heading first. */
export function legendLines(legend: HTMLElement | null): string[] {
  const circles = circlesOf(legend)?.getAttribute('aria-label') ?? null;
  return [
    ...rowsOf(legend).map((row) => row.innerText.trim().replace(/\s*\n\s*/g, ' ')),
    ...(circles === null ? [] : [circles]),
  ];
}

const circlesOf = (legend: HTMLElement | null) =>
  legend?.querySelector<SVGSVGElement>('svg.map-circles') ?? null;

const rowsOf = (legend: HTMLElement | null): HTMLElement[] => [
  ...(legend?.querySelectorAll<HTMLElement>('p, li') ?? []),
];

/** A table with source, day, datum, legend and address above its columns. */
export function mapCsv(rows: readonly MapRow[], about: AboutMap, x: GeographyCatalogue): string {
  const hasNames = rows.some(({ name }) => name !== '');
  return csvText([
    [`${about.title} · ${about.platform} · ${about.day} · ${about.datum} · ${about.boundaries}`],
    ...(about.legend.length === 0 ? [] : [[x.export.legend(about.legend.join('; '))]]),
    ...(rows.some(isSuppressed) ? [[x.export.hidden]] : []),
    [about.question],
    [
      'id',
      ...(hasNames ? [x.areaTable.area] : []),
      ...(rows[0]?.values ?? []).map(({ title }) => title),
      'longitude',
      'latitude',
    ],
    ...rows.map(({ id, name, values, at }) => [
      id,
      ...(hasNames ? [name] : []),
      ...values.map(({ value }) => (value === null ? '' : Number(value.toPrecision(6)))),
      at?.[0].toFixed(5) ?? '',
      at?.[1].toFixed(5) ?? '',
    ]),
  ]);
}

/**
 * Features with everything that a map says of itself beside them. RFC 7946, whose datum is WGS-84, which
 * agrees with CGCS2000 to within centimetres.
 */
export function mapGeoJson(rows: readonly MapRow[], about: AboutMap): string {
  const features = rows.map((row) => ({
    type: 'Feature',
    id: row.id,
    geometry: geometryOf(row),
    properties: {
      ...(row.name === '' ? {} : { name: row.name }),
      ...Object.fromEntries(row.values.map((each) => [each.name, each.value])),
      suppressed: isSuppressed(row),
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', ...about, features });
}

function geometryOf({ polygons, line, at }: MapRow): object | null {
  if (polygons !== null) return { type: 'MultiPolygon', coordinates: polygons };
  if (line !== undefined) return { type: 'LineString', coordinates: line };
  return at === null ? null : { type: 'Point', coordinates: at };
}

const isSuppressed = ({ values }: MapRow): boolean =>
  values.some(({ suppressed = false }) => suppressed);

export function exportCsv(rows: readonly MapRow[], about: AboutMap, x: GeographyCatalogue): void {
  saveText(`${FILE}.csv`, 'text/csv;charset=utf-8', mapCsv(rows, about, x));
}

export function exportGeoJson(rows: readonly MapRow[], about: AboutMap): void {
  saveText(`${FILE}.geojson`, 'application/geo+json', mapGeoJson(rows, about));
}

/** The drawing with title, legend, source, day and datum around it. */
export async function exportPng(
  map: CityMap,
  about: AboutMap,
  legend: HTMLElement | null,
): Promise<void> {
  const drawings = map.canvases();
  const [first] = drawings;
  if (first === undefined) return;
  const { width, height } = first.getBoundingClientRect();
  const scale = first.width / width;
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = (height + HEAD_PX + FOOT_PX) * scale;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { fontFamily, color } = getComputedStyle(document.body);
  context.scale(scale, scale);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height + HEAD_PX + FOOT_PX);
  for (const drawing of drawings) context.drawImage(drawing, 0, HEAD_PX, width, height);
  context.fillStyle = color;
  context.font = `700 18px ${fontFamily}`;
  context.fillText(about.title, 12, 28, width - 24);
  context.font = `12px ${fontFamily}`;
  const foot = [about.platform, about.day, about.datum, about.boundaries].join(' · ');
  context.fillText(foot, 12, HEAD_PX + height + 17, width - 24);
  drawLegend(context, legend, {
    left: 12,
    bottom: HEAD_PX + height - 12,
    right: width - 12,
    color,
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) saveBlob(`${FILE}.png`, blob);
}

/** The circles and rows of the legend as the page shows them, as wide as the longest, or as the drawing. */
function drawLegend(
  context: CanvasRenderingContext2D,
  legend: HTMLElement | null,
  { left, bottom, right, color }: { left: number; bottom: number; right: number; color: string },
): void {
  const rows = rowsOf(legend);
  if (rows.length === 0) return;
  const lines = legendLines(legend);
  const longest = Math.max(...lines.map((line) => context.measureText(line).width));
  const width = Math.min(right - left, Math.max(LEGEND_PX, longest + 52));
  const circles = circlesOf(legend);
  const circlesHeight = circles === null ? 0 : circles.height.baseVal.value + LEGEND_ROW_PX / 2;
  const top = bottom - rows.length * LEGEND_ROW_PX - circlesHeight - 12;
  context.fillStyle = '#fff';
  context.fillRect(left, top, width, bottom - top);
  if (circles !== null) {
    const below = bottom - circlesHeight - 4;
    drawCircles(context, circles, { left: left + 8, top: below, color });
  }
  rows.forEach((row, place) => {
    const y = top + 8 + place * LEGEND_ROW_PX;
    const swatch = row.querySelector<HTMLElement>('.map-swatch, .map-sign');
    if (swatch !== null) {
      const { backgroundColor } = getComputedStyle(swatch);
      context.fillStyle = backgroundColor;
      context.fillRect(left + 8, y, 24, 12);
      context.strokeStyle = color;
      context.lineWidth = 0.5;
      context.strokeRect(left + 8, y, 24, 12);
    }
    context.fillStyle = color;
    const start = swatch === null ? 8 : 40;
    context.fillText(lines[place]!, left + start, y + 11, width - start - 8);
  });
}

function drawCircles(
  context: CanvasRenderingContext2D,
  drawing: SVGSVGElement,
  { left, top, color }: { left: number; top: number; color: string },
): void {
  context.save();
  context.translate(left, top);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1;
  for (const { cx, cy, r } of drawing.querySelectorAll('circle')) {
    context.beginPath();
    context.arc(cx.baseVal.value, cy.baseVal.value, r.baseVal.value, 0, 2 * Math.PI);
    context.stroke();
  }
  for (const { points } of drawing.querySelectorAll('polyline')) {
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.stroke();
  }
  for (const text of drawing.querySelectorAll('text')) {
    const [x, y] = ['x', 'y'].map((name) => Number(text.getAttribute(name)));
    context.fillText(text.textContent, x!, y!);
  }
  context.restore();
}
