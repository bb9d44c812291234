import { z } from 'zod';

/** [longitude, latitude] in degrees, CGCS2000 (equal to WGS-84 at the accuracy of this room). */
export const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Point = z.infer<typeof Point>;

/**
 * Where an entry lies, as far as that is known. A point is told with its accuracy: the distance in
 * metres within which the middle of the entry lies, and with its source (that of the file otherwise).
 */
const located = {
  point: Point.optional(),
  accuracyMetres: z.int().positive().max(100_000).optional(),
  source: z.string().min(1).optional(),
};

const DivisionCode = z.string().regex(/^\d{6}$/, 'six digits of GB/T 2260');
const Writings = z.array(z.string().min(1)).default([]);

/** The city of a gazetteer. */
export const GazetteerCity = z.strictObject({
  code: DivisionCode,
  /** Full name with its suffix. */
  name: z.string().min(2),
  /** Name without suffix; texts use it at their beginning alone. */
  shortName: z.string().min(1),
  en: z.string().min(1),
  /** Further English writings, e.g. Xian. */
  enWritings: Writings,
  /** West, south, east, north: a stated point outside is not believed. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  ...located,
});
export type GazetteerCity = z.infer<typeof GazetteerCity>;

/** A district or county of the city. */
export const GazetteerDivision = z.strictObject({
  code: DivisionCode,
  name: z.string().min(2),
  shortName: z.string().min(1),
  en: z.string().min(1),
  enWritings: Writings,
  /** Names that it had before, with the code of those days where there was one. */
  former: z
    .array(z.strictObject({ name: z.string().min(2), code: DivisionCode.optional() }))
    .default([]),
  /** Frequent wrong writings, which are understood with less confidence. */
  misspelt: Writings,
  ...located,
});
export type GazetteerDivision = z.infer<typeof GazetteerDivision>;

/** A development zone; it may lie in several districts, and beyond the city. */
export const GazetteerZone = z.strictObject({
  code: z.string().min(2),
  name: z.string().min(2),
  en: z.string().min(1),
  enWritings: Writings,
  /** Writings that say nothing of the city (高新区): understood where the text lies in it. */
  writings: Writings,
  /** Writings that no other city has (西咸新区). */
  distinctWritings: Writings,
  /** Bare names (高新) that count directly behind the city or a district. */
  shortWritings: Writings,
  /** Districts of the city in which it lies. */
  divisions: z.array(DivisionCode),
  /** False where part of it lies outside the city: then it tells nothing of the city. */
  whollyInCity: z.boolean(),
  ...located,
});
export type GazetteerZone = z.infer<typeof GazetteerZone>;

/** A street office or town: 街道, 镇, 乡. Its first six digits are those of its district. */
export const GazetteerStreet = z.strictObject({
  code: z.string().regex(/^\d{9}$/, 'nine digits'),
  name: z.string().min(2),
  en: z.string().min(1).optional(),
  writings: Writings,
  ...located,
});
export type GazetteerStreet = z.infer<typeof GazetteerStreet>;

/** A road, with every district that it runs through. */
export const GazetteerRoad = z.strictObject({
  name: z.string().min(2),
  en: Writings,
  writings: Writings,
  divisions: z.array(DivisionCode).min(1),
  /** Code of the zone in which all of it lies. */
  zone: z.string().optional(),
  ...located,
});
export type GazetteerRoad = z.infer<typeof GazetteerRoad>;

/** A campus, institute, park, building, station or quarter (小寨) that addresses name. */
export const GazetteerLandmark = z.strictObject({
  kind: z.enum(['campus', 'institute', 'park', 'building', 'station', 'area']),
  name: z.string().min(2),
  en: Writings,
  writings: Writings,
  division: DivisionCode,
  /** Code of its street office. */
  street: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  zone: z.string().optional(),
  /** False where other cities have one of this name, so that it tells nothing of the city. */
  distinct: z.boolean().default(true),
  ...located,
});
export type GazetteerLandmark = z.infer<typeof GazetteerLandmark>;

/** A postcode with every district in which it delivers. */
export const GazetteerPostcode = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'six digits'),
  divisions: z.array(DivisionCode).min(1),
});
export type GazetteerPostcode = z.infer<typeof GazetteerPostcode>;

/** Everything that the placing of addresses knows of one city; plain data. */
export interface Gazetteer {
  readonly city: GazetteerCity;
  readonly divisions: readonly GazetteerDivision[];
  readonly zones: readonly GazetteerZone[];
  readonly streets: readonly GazetteerStreet[];
  readonly roads: readonly GazetteerRoad[];
  readonly landmarks: readonly GazetteerLandmark[];
  readonly postcodes: readonly GazetteerPostcode[];
}

const header = {
  /** Where the entries come from; holds for each entry that names no source of its own. */
  source: z.string().min(1),
  licence: z.string().min(1).optional(),
};

/** The files of a gazetteer by name, without `.json`. Those but `city` may be left out. */
export const GAZETTEER_FILES = {
  city: z.strictObject({
    ...header,
    city: GazetteerCity,
    divisions: z.array(GazetteerDivision).min(1),
  }),
  zones: z.strictObject({ ...header, entries: z.array(GazetteerZone) }),
  streets: z.strictObject({ ...header, entries: z.array(GazetteerStreet) }),
  roads: z.strictObject({ ...header, entries: z.array(GazetteerRoad) }),
  landmarks: z.strictObject({ ...header, entries: z.array(GazetteerLandmark) }),
  postcodes: z.strictObject({ ...header, entries: z.array(GazetteerPostcode) }),
} as const;
export type GazetteerFile = keyof typeof GAZETTEER_FILES;

/**
 * Cities and counties of the country, which tell that an address lies elsewhere: code of four digits,
 * name, and counties as [code of six digits, name]. A city whose counties stand directly below the
 * province (省直辖) or the municipality has no name.
 */
export const CountryTable = z.strictObject({
  ...header,
  cities: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{4}$/),
      name: z.string(),
      counties: z.array(z.tuple([DivisionCode, z.string().min(2)])),
    }),
  ),
  /** Former and other names of cities, with the code of today's. */
  otherNames: z.array(z.tuple([z.string().min(2), DivisionCode])).default([]),
});
export type CountryTable = z.infer<typeof CountryTable>;
