import type { NumberedMigration } from './migration.ts';

/** What an online geocoder was asked, and how often in a day. */
export const onlinePlaces: NumberedMigration = {
  name: '0023_online_places',
  sql: ({ applicationRole: app }) => `
create table online_place (
  id bigint primary key generated always as identity,
  address text collate "C" not null,
  provider text collate "C" not null,
  level text collate "C" not null check (level in ('parcel', 'street', 'coarse', 'elsewhere', 'absent')),
  division text collate "C",
  longitude double precision,
  latitude double precision,
  accuracy_metres integer,
  answer jsonb not null,
  asked_at timestamptz not null,
  unique (address, provider),
  check (level not in ('parcel', 'street')
    or (division is not null and longitude is not null and latitude is not null and accuracy_metres is not null))
);
comment on table online_place is 'Answers of an online geocoder by the address asked, of organisations alone; points in CGCS2000 and the district in which they lay. Addresses without a usable answer stand here too, so that they are asked once. Append only.';
grant select, insert on online_place to ${app};

create table online_place_day (
  provider text collate "C" not null,
  day date not null,
  asked integer not null,
  primary key (provider, day)
);
comment on table online_place_day is 'Questions put to an online geocoder by day in Shanghai, against its daily quota; those that failed count too.';
grant select, insert, update on online_place_day to ${app};
`,
};
