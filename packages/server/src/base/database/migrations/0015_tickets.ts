import type { NumberedMigration } from './migration.ts';

/**
 * Tickets of 12315 and 12345 as they were taken, without any of their content: what a ticket says
 * stands in its matters alone, so that it is erased there and nowhere else. And files that are to be
 * removed from the file store, because the values that named them were erased.
 */
export const tickets: NumberedMigration = {
  name: '0015_tickets',
  sql: ({ applicationRole: app }) => `
create table ticket (
  key_hash bytea primary key check (length(key_hash) = 32),
  source text collate "C" not null,
  field_hashes jsonb not null,
  complaint_id uuid references matter (id),
  report_id uuid references matter (id),
  status_received text collate "C" not null,
  status_told text collate "C",
  told_at timestamptz,
  taken_at timestamptz not null,
  changed_at timestamptz,
  check (complaint_id is not null or report_id is not null)
);
create index ticket_complaint_idx on ticket (complaint_id);
create index ticket_report_idx on ticket (report_id);
comment on table ticket is 'Tickets of 12315 and 12345 by the keyed hash of their number: their matters, keyed hashes of their fields (to see what has changed), and the status last told to their source.';
grant select, insert, update on ticket to ${app};

create table ticket_quarantine (
  id bigint primary key generated always as identity,
  file text not null,
  line integer not null check (line > 0),
  row_hash bytea not null check (length(row_hash) = 32),
  faults jsonb not null,
  sealed bytea,
  status text collate "C" not null default 'open' check (status in ('open', 'taken', 'dismissed')),
  refused_at timestamptz not null,
  closed_at timestamptz,
  unique (row_hash)
);
create index ticket_quarantine_open_idx on ticket_quarantine (id) where status = 'open';
comment on table ticket_quarantine is 'Rows of tickets that could not be taken, sealed because they name people; the content is removed when the row is dealt with.';
grant select, insert, update on ticket_quarantine to ${app};

create table file_removal (
  sha256 bytea primary key check (length(sha256) = 32),
  asked_at timestamptz not null
);
comment on table file_removal is 'Files of erased values, until they have been removed from the file store.';
grant select, insert, update, delete on file_removal to ${app};
grant delete on matter_file to ${app};
`,
};
