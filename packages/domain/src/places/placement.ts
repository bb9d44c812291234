import type { Point } from './model.ts';

/** How exactly an address could be placed. */
export const PLACE_LEVELS = ['parcel', 'street', 'district', 'city', 'elsewhere', 'none'] as const;
/**
 * `parcel`: coordinates are stated, or a campus or building is known within 500 m. `street`: a street
 * office, town or road. `district`, `city`: no more than that. `elsewhere`: outside the city. `none`: the
 * address does not tell.
 */
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** What is known of where somebody sits. Everything may be absent. */
export interface PlaceQuery {
  readonly address?: string | undefined;
  readonly postcode?: string | undefined;
  /** GB/T 2260 code that a source states, or the own code of a development zone. */
  readonly division?: string | undefined;
  /** ST.3 code of the country or region. */
  readonly country?: string | undefined;
  readonly location?: readonly [number, number] | undefined;
  /** True where the address may be a person's home: it is placed no finer than the district. */
  readonly isPerson?: boolean | undefined;
}

/** What a placement rests on, in the order of weight. */
export type BasisKind =
  | 'statedPoint'
  | 'online'
  | 'statedDivision'
  | 'statedCountry'
  | 'country'
  | 'province'
  | 'city'
  | 'county'
  | 'division'
  | 'formerName'
  | 'shortName'
  | 'misspelling'
  | 'street'
  | 'landmark'
  | 'road'
  | 'zone'
  | 'postcode';

/** One piece of evidence. */
export interface Basis {
  readonly kind: BasisKind;
  /** The characters that gave it, as the placer read them. */
  readonly text: string;
  /** Name of the entry that they stand for. */
  readonly entry: string;
}

/** Why something lowers the confidence, or why nothing was placed. */
export type PlaceDoubt =
  | 'noAddress'
  | 'nothingKnown'
  | 'provinceOnly'
  | 'twoCities'
  | 'cityNotNamed'
  | 'nameElsewhereToo'
  | 'statementDiffers'
  | 'roadElsewhere'
  | 'severalDistricts'
  | 'beyondCity'
  | 'pointOutside'
  | 'person';

/** Where somebody sits. */
export interface Placement {
  readonly level: PlaceLevel;
  /** GB/T 2260 code: a district, the city; elsewhere the most specific one known. */
  readonly division?: string;
  /** Name of the place where the level is `elsewhere`. */
  readonly elsewhere?: string;
  /** Nine digits of the street office or town. */
  readonly street?: string;
  /** Own code of the development zone. */
  readonly zone?: string;
  readonly point?: Point;
  readonly accuracyMetres?: number;
  /** 0 to 1: how sure the division is. */
  readonly confidence: number;
  readonly basis: readonly Basis[];
  readonly doubts: readonly PlaceDoubt[];
  /** Districts that remain possible where none could be told apart. */
  readonly candidates?: readonly string[];
}

/** From this confidence on a placement counts in statistics (`seat`, `district`, `zone`). */
export const COUNTED_CONFIDENCE = 0.8;
