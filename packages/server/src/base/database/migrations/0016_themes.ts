import type { NumberedMigration } from './migration.ts';

/**
 * What classifies rights beside the rights themselves: awards of patents, versions of the mappings from
 * symbols and words to industries and themes, and rosters of firms that are looked up among holders.
 */
export const themes: NumberedMigration = {
  name: '0016_themes',
  sql: ({ applicationRole: app }) => `
create table award (
  id bigint primary key generated always as identity,
  patent_key text collate "C" not null,
  number text not null,
  prize text collate "C" not null,
  prize_text text not null,
  year integer not null check (year between 1985 and 2200),
  day date,
  document_title text not null,
  document_number text not null,
  source_file text not null,
  source_line integer,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index award_patent_idx on award (patent_key);
comment on table award is 'Awards that patents were given, by the natural key of the patent, or by its publication key where only that is known. Append only; one entered wrongly is withdrawn.';
grant select, insert on award to ${app};

create table award_withdrawal (
  award_id bigint primary key references award (id),
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
comment on table award_withdrawal is 'Awards of the register that do not stand, with the reason. Append only.';
grant select, insert on award_withdrawal to ${app};

create table award_refusal (
  id bigint primary key generated always as identity,
  source_file text not null,
  source_line integer not null,
  cells jsonb not null,
  row_hash bytea not null unique check (length(row_hash) = 32),
  rule text collate "C" not null,
  params jsonb not null,
  status text collate "C" not null default 'open' check (status in ('open', 'dismissed')),
  refused_by text not null,
  refused_at timestamptz not null
);
create index award_refusal_open_idx on award_refusal (id) where status = 'open';
comment on table award_refusal is 'Rows of awards that could not be taken, as they were read, with the rule that refused them.';
grant select, insert, update (status) on award_refusal to ${app};

create table rule_set (
  id bigint primary key generated always as identity,
  kind text collate "C" not null check (kind in ('industry', 'strategic', 'theme')),
  version text collate "C" not null,
  rows jsonb not null,
  note text not null,
  source_file text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (kind, version)
);
comment on table rule_set is 'Versions of the mappings from classes and words to industries, strategic industries and themes. Append only; the shipped versions are in the program.';
grant select, insert on rule_set to ${app};

create table rule_activation (
  id bigint primary key generated always as identity,
  kind text collate "C" not null check (kind in ('industry', 'strategic', 'theme')),
  rule_set_id bigint references rule_set (id),
  drift jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index rule_activation_kind_idx on rule_activation (kind, id);
comment on table rule_activation is 'Which version of a mapping is in force since when: the latest of its kind; null is the shipped one. With the change of labels that was foreseen. Append only.';
grant select, insert on rule_activation to ${app};

create table roster (
  id bigint primary key generated always as identity,
  name text not null,
  source_file text not null,
  remarks jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
comment on table roster is 'Lists of firms whose patents are looked for; with the lines that were not taken or are to be looked at. Append only.';
grant select, insert on roster to ${app};

create table roster_firm (
  roster_id bigint not null references roster (id),
  line integer not null,
  name text not null,
  credit_code text collate "C",
  division text collate "C",
  industry text,
  primary key (roster_id, line)
);
comment on table roster_firm is 'The firms of a roster, by line of its file, with their district where it is stated. Append only.';
grant select, insert on roster_firm to ${app};
`,
};
