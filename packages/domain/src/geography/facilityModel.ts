import { z } from 'zod';
import { PLACE_LEVELS } from '../places/index.ts';

/** Something that stands on the map beside the rights: a station, a campus, a park. */
export const MapFacility = z.object({
  name: z.object({ zh: z.string(), en: z.string() }),
  address: z.string().optional(),
  /** Longitude, latitude (CGCS2000); null where it cannot be placed, when it is listed alone. */
  point: z.tuple([z.number(), z.number()]).nullable(),
  /** The middle lies within so many metres of the point; absent where that is not known. */
  accuracyMetres: z.int().optional(),
  /** How exactly the point is known. */
  level: z.enum(PLACE_LEVELS),
  /** Where the point comes from. */
  source: z.string(),
});
export type MapFacility = z.infer<typeof MapFacility>;

/** Facilities of one kind, which are shown and hidden together. */
export const MapFacilityGroup = z.object({
  kind: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  facilities: z.array(MapFacility),
});
export type MapFacilityGroup = z.infer<typeof MapFacilityGroup>;

export const MapFacilityList = z
  .object({ groups: z.array(MapFacilityGroup) })
  .meta({ id: 'MapFacilityList' });
export type MapFacilityList = z.infer<typeof MapFacilityList>;
