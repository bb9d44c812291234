import type { MultiPolygon } from '@zca/domain/places';

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** From degrees to the units of the drawing. */
export type ToDrawing = (longitude: number, latitude: number) => readonly [x: number, y: number];

/** Which part of the world a drawing shows, and how large it is, in its own units. */
export interface PlainView {
  readonly at: ToDrawing;
  readonly width: number;
  readonly height: number;
}

const SIZE = { width: 640, leastHeight: 280, mostHeight: 460 };
/** Least width of what is drawn, in degrees. */
const LEAST_SPAN = 0.45;

const mercator = (latitude: number) =>
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI);

/** A view that holds a box with space around it: `spare` times the size of the box. */
export function plainView(
  [west, south, east, north]: Box,
  { width, leastHeight, mostHeight } = SIZE,
  spare = 1.4,
): PlainView {
  const [bottom, top] = [mercator(south), mercator(north)];
  const span = Math.max(
    LEAST_SPAN,
    (east - west) * spare,
    ((top - bottom) * spare * width) / mostHeight,
  );
  const scale = width / span;
  const height = Math.min(mostHeight, Math.max(leastHeight, (top - bottom) * spare * scale));
  const [middle, level] = [(west + east) / 2, (bottom + top) / 2];
  return {
    width,
    height,
    at: (longitude, latitude) => [
      width / 2 + (longitude - middle) * scale,
      height / 2 - (mercator(latitude) - level) * scale,
    ],
  };
}

/** The box around boxes. */
export function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}

/** An area in the units of the drawing. */
export function drawnArea(polygons: MultiPolygon, at: ToDrawing): MultiPolygon {
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => at(x, y))));
}

/** A path along the outer rings of an area of the drawing. */
export function areaPath(drawn: MultiPolygon): string {
  return drawn
    .map(([ring = []]) => {
      const points = ring.map((point) => point.map((value) => value.toFixed(1)).join(','));
      return points.length === 0 ? '' : `M${points.join('L')}Z`;
    })
    .join('');
}
