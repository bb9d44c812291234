import type { GeographyCatalogue } from '../../base/catalogue/geography/zh.ts';
import { csvText, saveBlob, saveText } from '../../base/files.ts';
import type { CityMap } from './canvas/CityMap.ts';

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
}

/** One number of a row, under its name in GeoJSON and its title in a table. */
export interface MapValue {
  readonly name: string;
  readonly title: string;
  readonly value: number | null;
  /** True where there is no value because it is not shown. */
  readonly suppressed?: boolean;
}

/** An area or a cell with its numbers, of the same names in every row. */
export interface MapRow {
  readonly id: string;
  readonly name: string;
  readonly values: readonly MapValue[];
  readonly at: readonly [number, number] | null;
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[] | null;
}

const FILE = 'ip-map';
const HEAD_PX = 44;
const FOOT_PX = 26;
const LEGEND_ROW_PX = 20;
const LEGEND_PX = 220;

/** A table with source, day and datum above its columns. */
export function exportCsv(rows: readonly MapRow[], about: AboutMap, x: GeographyCatalogue): void {
  const hasNames = rows.some(({ name }) => name !== '');
  saveText(
    `${FILE}.csv`,
    'text/csv;charset=utf-8',
    csvText([
      [`${about.title} · ${about.platform} · ${about.day} · ${about.datum} · ${about.boundaries}`],
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
    ]),
  );
}

/** RFC 7946, whose datum is WGS-84, which agrees with CGCS2000 to within centimetres. */
export function exportGeoJson(rows: readonly MapRow[], about: AboutMap): void {
  const features = rows.map(({ id, name, values, polygons, at }) => ({
    type: 'Feature',
    id,
    geometry:
      polygons !== null
        ? { type: 'MultiPolygon', coordinates: polygons }
        : at === null
          ? null
          : { type: 'Point', coordinates: at },
    properties: {
      ...(name === '' ? {} : { name }),
      ...Object.fromEntries(values.map((each) => [each.name, each.value])),
      suppressed: values.some(({ suppressed = false }) => suppressed),
    },
  }));
  const collection = { type: 'FeatureCollection', ...about, features };
  saveText(`${FILE}.geojson`, 'application/geo+json', JSON.stringify(collection));
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
  drawLegend(context, legend, { left: 12, bottom: HEAD_PX + height - 12, color });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) saveBlob(`${FILE}.png`, blob);
}

/** The rows of the legend as the page shows them. */
function drawLegend(
  context: CanvasRenderingContext2D,
  legend: HTMLElement | null,
  { left, bottom, color }: { left: number; bottom: number; color: string },
): void {
  const rows = [...(legend?.querySelectorAll('li') ?? [])];
  if (rows.length === 0) return;
  const top = bottom - rows.length * LEGEND_ROW_PX - 12;
  context.fillStyle = '#fff';
  context.fillRect(left, top, LEGEND_PX, bottom - top);
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
    context.fillText(row.innerText.trim(), left + 40, y + 11, LEGEND_PX - 48);
  });
}
