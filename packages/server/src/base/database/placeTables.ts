import type { ColumnType, Generated } from 'kysely';
import type { Instant } from './schema.ts';

/* Tables of places as the application sees them; see `schema.ts` for how SQL types arrive. */

type Json<T> = ColumnType<T, string, string>;

export interface BoundarySetTable {
  id: Generated<number>;
  level: string;
  title: string;
  title_en: string;
  approval: string | null;
  source: string;
  given_datum: string;
  file_name: string;
  file_sha256: Buffer;
  recorded_by: string;
  recorded_at: Instant;
}

export interface BoundaryAreaTable {
  set_id: number;
  code: string;
  name: string;
  name_en: string;
  centre: Json<[number, number]>;
  area_km2: number;
  polygons: Json<[number, number][][][]>;
}

export interface BoundaryRefusalTable {
  set_id: number;
  number: number;
  fault: Json<unknown>;
  feature: string;
}

export interface PlaceTables {
  boundary_set: BoundarySetTable;
  boundary_area: BoundaryAreaTable;
  boundary_refusal: BoundaryRefusalTable;
}
