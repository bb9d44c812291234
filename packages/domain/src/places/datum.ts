import gcoord from 'gcoord';
import { z } from 'zod';
import type { MultiPolygon, Position } from './polygon.ts';

/**
 * What longitude and latitude are counted in. Inside the platform they are CGCS2000 (GB 22021-2008);
 * WGS-84 differs from it by centimetres and is taken as equal. GCJ-02 (the offset coordinates of
 * 高德, 腾讯 and public maps) and BD-09 (百度) are met at the edge alone.
 */
export const Datum = z.enum(['CGCS2000', 'WGS84', 'GCJ02', 'BD09']);
export type Datum = z.infer<typeof Datum>;

/** The types of gcoord tell of its ES module, Node.js loads the CommonJS one: this holds for both. */
interface Gcoord {
  transform(position: [number, number], from: string, to: string): [number, number];
}
const { transform } = gcoord as unknown as Gcoord;

/**
 * A position of another datum in CGCS2000, degrees. GCJ-02 has no published inverse: it is found by
 * iteration, to well below a metre (gcoord). Outside the box of China gcoord converts nothing, as
 * GCJ-02 has no offset there.
 */
export function toCgcs2000([x, y]: Position, datum: Datum): Position {
  return isOffset(datum) ? transform([x, y], datum, 'WGS84') : [x, y];
}

/** A position of CGCS2000 in another datum, degrees. */
export function fromCgcs2000([x, y]: Position, datum: Datum): Position {
  return isOffset(datum) ? transform([x, y], 'WGS84', datum) : [x, y];
}

/** An area of another datum in CGCS2000; each position is converted, so shared borders stay shared. */
export function areaToCgcs2000(area: MultiPolygon, datum: Datum): MultiPolygon {
  if (!isOffset(datum)) return area;
  return area.map((polygon) =>
    polygon.map((ring) => ring.map((position) => toCgcs2000(position, datum))),
  );
}

/** The datum that somebody wrote (gcj-02, WGS 84, 火星坐标, 百度); null for anything else. */
export function readDatum(text: string): Datum | null {
  const written = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s_-]/g, '');
  if (/^(?:CGCS2000|CGCS|2000|2000国家大地坐标系|国家2000|EPSG:?4490)$/.test(written))
    return 'CGCS2000';
  if (/^(?:WGS84|EPSG:?4326|GPS)$/.test(written)) return 'WGS84';
  if (/^(?:GCJ02|火星坐标系?|高德|腾讯)$/.test(written)) return 'GCJ02';
  if (/^(?:BD09(?:LL)?|百度)$/.test(written)) return 'BD09';
  return null;
}

function isOffset(datum: Datum): datum is 'GCJ02' | 'BD09' {
  return datum === 'GCJ02' || datum === 'BD09';
}
