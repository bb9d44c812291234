import type {
  GazetteerDivision,
  GazetteerLandmark,
  GazetteerRoad,
  GazetteerStreet,
  GazetteerZone,
} from './model.ts';
import type { Name } from './names.ts';
import type { Basis, PlaceDoubt } from './placement.ts';

/** A place outside the city that a text names: from country to county. */
export interface Elsewhere {
  readonly name: string;
  /** GB/T 2260 code, or an ST.3 code of a country. */
  readonly code: string;
}

/** What an address says, before anything is concluded from it. */
export interface Reading {
  /** Whose place the text names first: the city's, another one's, or nobody's. */
  side: 'here' | 'elsewhere' | undefined;
  elsewhere: Elsewhere | undefined;
  /** True when the own province is named. */
  ownProvince: boolean;
  /** True when the city itself is named. */
  cityNamed: boolean;
  division: { readonly division: GazetteerDivision; readonly how: DivisionHow } | undefined;
  /** True when other cities have a district of this name. */
  nameElsewhereToo: boolean;
  zone: GazetteerZone | undefined;
  streets: GazetteerStreet[];
  bareStreets: GazetteerStreet[];
  roads: GazetteerRoad[];
  landmarks: GazetteerLandmark[];
  /** True when a landmark or zone that only this city has is named. */
  isDistinct: boolean;
  postcode: string | undefined;
  basis: Basis[];
  doubts: PlaceDoubt[];
}

/** How a district of the city was written. */
export type DivisionHow = (Name & { kind: 'division' })['how'];

/** What a text says that says nothing. */
export function emptyReading(): Reading {
  return {
    side: undefined,
    elsewhere: undefined,
    ownProvince: false,
    cityNamed: false,
    division: undefined,
    nameElsewhereToo: false,
    zone: undefined,
    streets: [],
    bareStreets: [],
    roads: [],
    landmarks: [],
    isDistinct: false,
    postcode: undefined,
    basis: [],
    doubts: [],
  };
}
