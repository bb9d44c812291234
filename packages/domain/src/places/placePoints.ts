import { z } from 'zod';
import { BoundaryLevel } from './boundaries.ts';
import { type Gazetteer, Point } from './model.ts';

/** Where the areas of a level lie as far as the gazetteer knows: no boundaries, one point each. */
export const PlacePoints = z
  .object({
    level: BoundaryLevel,
    datum: z.literal('CGCS2000'),
    points: z.array(
      z.object({
        code: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        point: Point.nullable().describe('null where the gazetteer has none'),
        accuracyMetres: z
          .int()
          .nullable()
          .describe('the middle of the area lies within this distance; null where that is unknown'),
        source: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PlacePoints' });
export type PlacePoints = z.infer<typeof PlacePoints>;

/** The entries of a gazetteer at a level in the order of their codes, also those without a point. */
export function placePoints(gazetteer: Gazetteer, level: BoundaryLevel): PlacePoints {
  const { divisions, zones, streets } = gazetteer;
  const entries = { district: divisions, zone: zones, street: streets }[level];
  const points = entries.map(({ code, name, en = name, point, accuracyMetres, source }) => ({
    code,
    name: { zh: name, en },
    point: point ?? null,
    accuracyMetres: point === undefined ? null : (accuracyMetres ?? null),
    source: point === undefined ? null : (source ?? null),
  }));
  return {
    level,
    datum: 'CGCS2000',
    points: points.toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  };
}
