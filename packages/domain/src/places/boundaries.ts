import { z } from 'zod';
import { Datum } from './datum.ts';
import { type Box, type MultiPolygon, type Position, boundingBox, contains } from './polygon.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** What areas a set of boundaries holds: districts and counties, development zones, streets and towns. */
export const BOUNDARY_LEVELS = ['district', 'zone', 'street'] as const;
export const BoundaryLevel = z.enum(BOUNDARY_LEVELS);
export type BoundaryLevel = z.infer<typeof BoundaryLevel>;

/** What is known of a set of boundaries. */
export const BoundarySet = z.object({
  id: z.string().describe('of the shipped set "shipped", else the number of the import'),
  level: BoundaryLevel,
  title: Bilingual,
  approval: z.string().nullable().describe('审图号, null where the set has none'),
  schematic: z.boolean().describe('true: every page must mark it 示意图'),
  source: z.string(),
  datum: z.literal('CGCS2000'),
  givenDatum: Datum.describe('what the source was in before it was converted'),
  importedAt: z.iso.datetime({ offset: true }).nullable(),
  areas: z.int(),
});
export type BoundarySet = z.infer<typeof BoundarySet>;

/** The sets of boundaries that a platform has, those in force first. */
export const BoundarySetList = z.object({
  sets: z.array(BoundarySet.extend({ inForce: z.boolean() })),
});
export type BoundarySetList = z.infer<typeof BoundarySetList>;

/** One area: degrees of CGCS2000, rings as RFC 7946 has them. */
export const BoundaryArea = z.object({
  code: z.string(),
  name: Bilingual,
  centre: z.tuple([z.number(), z.number()]).describe('a position inside, for a name'),
  areaKm2: z.number().describe('on the ellipsoid'),
  polygons: z
    .array(z.array(z.array(z.array(z.number()))))
    .describe('coordinates of a MultiPolygon of GeoJSON'),
});
export interface BoundaryArea {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly centre: Position;
  readonly areaKm2: number;
  readonly polygons: MultiPolygon;
}

/** The answer to a question for boundaries. */
export const Boundaries = z.object({ set: BoundarySet, features: z.array(BoundaryArea) });
export interface Boundaries {
  readonly set: BoundarySet;
  readonly features: readonly BoundaryArea[];
}

/** An area that has a code and polygons. */
export interface Area {
  readonly code: string;
  readonly polygons: MultiPolygon;
}

const boxes = new WeakMap<Area, Box | null>();

/**
 * The first of some areas in which a position of CGCS2000 lies; null when it lies in none. Where
 * borders are shared exactly, every position within the whole lies in one area and no other.
 */
export function areaContaining<T extends Area>(areas: readonly T[], position: Position): T | null {
  const [x, y] = position;
  for (const area of areas) {
    let box = boxes.get(area);
    if (box === undefined) boxes.set(area, (box = boundingBox(area.polygons)));
    if (box === null || x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
    if (contains(area.polygons, position)) return area;
  }
  return null;
}
