import type { MultiPolygon, Position, Ring } from './polygon.ts';

/** The geometry of a map file of ECharts with `UTF8Encoding`. */
export type EncodedGeometry =
  | {
      readonly type: 'Polygon';
      readonly coordinates: readonly string[];
      readonly encodeOffsets: readonly (readonly number[])[];
    }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly string[])[];
      readonly encodeOffsets: readonly (readonly (readonly number[])[])[];
    };

/** Steps of the grid in a degree. */
export const ECHARTS_GRID = 1024;

/**
 * The polygons of an encoded map of ECharts, as ECharts itself decodes them (`parseGeoJson` of
 * apache/echarts): each character is a step from the position before, in 1/1024 degree, offset by 64
 * and zigzag encoded; longitude and latitude alternate. Throws `TypeError` for text that is no such
 * encoding.
 */
export function decodeEcharts(geometry: EncodedGeometry): MultiPolygon {
  return geometry.type === 'Polygon'
    ? [geometry.coordinates.map((ring, index) => decodeRing(ring, geometry.encodeOffsets[index]))]
    : geometry.coordinates.map((polygon, outer) =>
        polygon.map((ring, index) => decodeRing(ring, geometry.encodeOffsets[outer]?.[index])),
      );
}

function decodeRing(text: string, offset: readonly number[] | undefined): Ring {
  let [x, y] = offset ?? [];
  if (x === undefined || y === undefined || text.length % 2 !== 0)
    throw new TypeError('not a ring of an encoded ECharts map');
  const ring: Position[] = [];
  for (let index = 0; index < text.length; index += 2) {
    x += unzigzag(text.charCodeAt(index) - 64);
    y += unzigzag(text.charCodeAt(index + 1) - 64);
    ring.push([x / ECHARTS_GRID, y / ECHARTS_GRID]);
  }
  return ring;
}

function unzigzag(value: number): number {
  return (value >> 1) ^ -(value & 1);
}
