import type { NumberedMigration } from './migration.ts';

/**
 * Clues of abnormal filings. A clue is known by its id for ever; a run writes a row only where something
 * about it changed, so that what an officer saw stays readable and runs of every day do not pile up.
 */
export const clues: NumberedMigration = {
  name: '0019_clues',
  sql: ({ applicationRole: app }) => `
create table clue_run (
  id bigint primary key generated always as identity,
  asked_by text collate "C" not null,
  begun_at timestamptz not null
);
comment on table clue_run is 'Runs of the rules over all filings. One without a row in clue_run_end was broken off and is done again.';
grant select, insert on clue_run to ${app};

create table clue_run_end (
  run_id bigint primary key references clue_run (id),
  ended_at timestamptz not null,
  generation xid8,
  problem text,
  counts jsonb not null
);
comment on table clue_run_end is 'What a run came to: the state of the change feed that it had seen, what went wrong if anything, and counts.';
grant select, insert on clue_run_end to ${app};

create table clue (
  id text collate "C" not null,
  run_id bigint not null references clue_run (id),
  gone boolean not null,
  party_id text collate "C" not null,
  party_name text not null,
  quarter text collate "C" not null,
  area text collate "C",
  zone text collate "C",
  score double precision not null,
  band text collate "C" not null check (band in ('watch', 'review', 'priority')),
  codes text[] not null,
  signals jsonb not null,
  content_hash bytea not null check (length(content_hash) = 32),
  primary key (id, run_id)
);
create index clue_run_idx on clue (run_id);
create index clue_party_idx on clue (party_id);
comment on table clue is 'States of clues, append only: the row of the latest run holds. gone marks that a run no longer found it. A clue is no finding: only the CNIPA determines.';
grant select, insert on clue to ${app};

create table clue_matter (
  matter_id uuid primary key references matter (id),
  clue_id text collate "C" not null,
  run_id bigint not null,
  foreign key (clue_id, run_id) references clue (id, run_id)
);
create index clue_matter_clue_idx on clue_matter (clue_id);
comment on table clue_matter is 'Matters in which a clue was taken up, with the state of the clue that the officer saw.';
grant select, insert on clue_matter to ${app};
`,
};
