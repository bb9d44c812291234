import type { NumberedMigration } from './migration.ts';

/**
 * What indicators are counted from where no record of a right tells it, and what was published of them.
 * All of it is append only: an entry is withdrawn by a row beside it, a target replaced by a later one, a
 * published value corrected by a further vintage.
 */
export const indicators: NumberedMigration = {
  name: '0018_indicators',
  sql: ({ applicationRole: app }) => `
create table indicator_entry (
  id uuid primary key,
  register text collate "C" not null,
  subject text not null,
  subject_code text,
  area text collate "C" not null,
  category text,
  day_from date not null,
  day_to date,
  day_due date,
  amount_fen bigint check (amount_fen >= 0),
  quantity double precision,
  note text,
  evidence jsonb not null,
  identity_hash bytea not null check (length(identity_hash) = 32),
  content_hash bytea not null check (length(content_hash) = 32),
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index indicator_entry_register_idx on indicator_entry (register, area, day_from);
create index indicator_entry_identity_idx on indicator_entry (identity_hash);
comment on column indicator_entry.identity_hash is 'What tells lines of a register apart: of one hash only the last line stands.';
comment on table indicator_entry is 'Entries of registers from which indicators are counted, each with the document on which it rests.';

create table indicator_entry_withdrawal (
  entry_id uuid primary key references indicator_entry (id),
  reason text not null,
  replaced_by uuid references indicator_entry (id),
  withdrawn_at timestamptz not null,
  withdrawn_by text not null
);
comment on table indicator_entry_withdrawal is 'Entries of registers that no longer count, with the reason, and the line that took their place where one did.';

create table indicator_target (
  id bigint primary key generated always as identity,
  code text collate "C" not null,
  area text collate "C" not null,
  year integer not null,
  value double precision not null,
  basis text not null,
  set_at timestamptz not null,
  set_by text not null
);
create index indicator_target_idx on indicator_target (code, area, year, id);
comment on table indicator_target is 'Targets of areas and years that the city sets; the latest row of an indicator, area and year holds.';

create table indicator_evidence (
  id uuid primary key,
  code text collate "C" not null,
  area text collate "C" not null,
  period text collate "C" not null,
  body jsonb not null,
  records text not null,
  entries jsonb not null,
  sha256 bytea not null check (length(sha256) = 32),
  taken_at timestamptz not null,
  taken_by text not null
);
comment on table indicator_evidence is 'What a reported value was counted from, frozen: definition, question, generation, hashes of registered inputs, and the sorted list of records; entries are those inputs whole, which not everybody may see.';

create table indicator_value (
  code text collate "C" not null,
  area text collate "C" not null,
  period text collate "C" not null,
  vintage integer not null check (vintage > 0),
  evidence_id uuid not null unique references indicator_evidence (id),
  matter_id uuid not null unique references matter (id),
  matter_number text not null,
  correction text,
  published_at timestamptz not null,
  published_by text not null,
  primary key (code, area, period, vintage)
);
comment on table indicator_value is 'Published values; a correction is a further vintage of the same period.';

grant select, insert on indicator_entry, indicator_entry_withdrawal, indicator_target,
  indicator_evidence, indicator_value to ${app};
`,
};
