import type { NumberedMigration } from './migration.ts';

/**
 * Corrections of single labels of patents by persons, which stand beside what the rules say; and the
 * development zone of a firm of a roster, which lies across districts.
 */
export const labelOverrides: NumberedMigration = {
  name: '0021_label_overrides',
  sql: ({ applicationRole: app }) => `
create table label_override (
  id bigint primary key generated always as identity,
  patent_key text collate "C" not null,
  kind text collate "C" not null check (kind in ('industry', 'theme')),
  label text collate "C" not null,
  verdict text collate "C" not null check (verdict in ('add', 'remove')),
  reason text not null,
  ruleset text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index label_override_patent_idx on label_override (patent_key);
comment on table label_override is 'Labels that a person set on a patent or took away, by its key, or by its publication key where only that is known; with the version of the mapping then in force. Append only; one made wrongly is taken back.';
grant select, insert on label_override to ${app};

create table label_override_end (
  override_id bigint primary key references label_override (id),
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
comment on table label_override_end is 'Corrections of labels that were taken back, with the reason: the rules hold again. Append only.';
grant select, insert on label_override_end to ${app};

alter table roster_firm add column zone text collate "C";
comment on column roster_firm.zone is 'Own code of the development zone (XA-GX) where the roster states one; beside the district or instead of it.';
`,
};
