import type { NumberedMigration } from './migration.ts';

/** Boundaries of districts, development zones and streets as a city has them approved. */
export const boundaries: NumberedMigration = {
  name: '0022_boundaries',
  sql: ({ applicationRole: app }) => `
create table boundary_set (
  id bigint primary key generated always as identity,
  level text collate "C" not null check (level in ('district', 'zone', 'street')),
  title text not null,
  title_en text not null,
  approval text,
  source text not null,
  given_datum text collate "C" not null check (given_datum in ('CGCS2000', 'WGS84', 'GCJ02', 'BD09')),
  file_name text not null,
  file_sha256 bytea not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index boundary_set_level_idx on boundary_set (level, id);
comment on table boundary_set is 'Imported sets of boundaries; the newest of a level is in force. Without an approval number (审图号) a set is a schematic. Append only.';
grant select, insert on boundary_set to ${app};

create table boundary_area (
  set_id bigint not null references boundary_set (id),
  code text collate "C" not null,
  name text not null,
  name_en text not null,
  centre jsonb not null,
  area_km2 double precision not null,
  polygons jsonb not null,
  primary key (set_id, code)
);
comment on table boundary_area is 'Areas of a set: MultiPolygon coordinates of GeoJSON in CGCS2000, whatever the datum of the file. Append only.';
grant select, insert on boundary_area to ${app};

create table boundary_refusal (
  set_id bigint not null references boundary_set (id),
  number integer not null,
  fault jsonb not null,
  feature text not null,
  primary key (set_id, number)
);
comment on table boundary_refusal is 'Areas of a file that were not taken: place in the file from 1, what was wrong, and the area as JSON text as it stood. Append only.';
grant select, insert on boundary_refusal to ${app};
`,
};
