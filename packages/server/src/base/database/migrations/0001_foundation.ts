import type { MigrationContext, NumberedMigration } from './migration.ts';

/**
 * The foundation: persons and sessions, the audit trail, records and their versions, import and
 * quarantine, the change feed, legal parameters and calendars, settings.
 *
 * Two rules hold for every table. Sorted text keys are `collate "C"`, the same order on every
 * server. Privileges of the application are granted one by one: what is kept for ever (versions,
 * changes, audit entries, legal parameters) can be read and added to, never changed or removed.
 */
export const foundation: NumberedMigration = {
  name: '0001_foundation',
  sql: ({ applicationRole: app }: MigrationContext) => `
${identity(app)}
${registry(app)}
${feed(app)}
${law(app)}
${operation(app)}
`,
};

const identity = (app: string) => `
create table person (
  id uuid primary key default gen_random_uuid(),
  display_name text not null check (display_name <> ''),
  email text,
  created_at timestamptz not null default now()
);
create unique index person_email_key on person (lower(email)) where email is not null;
comment on table person is 'People who sign in. Never deleted, since acts name them.';
grant select, insert, update on person to ${app};

create table credential (
  person_id uuid not null references person (id),
  kind text not null check (kind in ('password')),
  scrypt_hash text not null,
  changed_at timestamptz not null default now(),
  primary key (person_id, kind)
);
comment on table credential is 'What a person proves himself with; only derived values are kept.';
grant select, insert, update on credential to ${app};

create table session (
  id_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  user_agent_hash bytea
);
create index session_person_id_idx on session (person_id);
comment on table session is 'Open sessions by the SHA-256 of their token; the token itself is never kept.';
grant select, insert, update, delete on session to ${app};

create table one_time_link (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  purpose text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table one_time_link is 'Links that sign in once, by the SHA-256 of their token.';
grant select, insert, update on one_time_link to ${app};

create table role_grant (
  id bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  role text not null check (role in ('administrator', 'officer', 'auditor')),
  jurisdiction text,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index role_grant_person_id_idx on role_grant (person_id);
comment on table role_grant is 'A role in a jurisdiction (null: the whole city). Revoked, never removed.';
grant select, insert on role_grant to ${app};
grant update (revoked_at) on role_grant to ${app};

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  target text not null,
  detail jsonb not null default '{}'
);
create index audit_entry_at_idx on audit_entry (at);
comment on table audit_entry is 'Who did what to what. Append only.';
grant select, insert on audit_entry to ${app};
`;

const registry = (app: string) => `
create table import_run (
  id bigint generated always as identity primary key,
  actor text not null,
  status text not null default 'pending'
    check (status in ('pending', 'running', 'finished', 'failed', 'cancelled')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  input jsonb not null,
  mapping jsonb,
  counts jsonb not null default '{}',
  checkpoint jsonb,
  error jsonb
);
comment on table import_run is 'One import: its input, what it has counted and where it can resume.';
grant select, insert, update on import_run to ${app};

create table source_file (
  id bigint generated always as identity primary key,
  import_run_id bigint not null references import_run (id),
  name text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  received_at timestamptz not null default now()
);
create index source_file_sha256_idx on source_file (sha256);
create index source_file_import_run_id_idx on source_file (import_run_id);
comment on table source_file is 'A file as it was received; versions point at it as their source.';
grant select, insert on source_file to ${app};

-- Ids are taken before the rows are written, many at a time, so that a batch is one COPY.
create sequence record_version_id_seq as bigint;
grant usage on sequence record_version_id_seq to ${app};

-- No foreign keys on these two: a batch writes both in one transaction from ids that it has just
-- taken, and a check of each of a million rows would cost more than the rows.
create table record_version (
  id bigint primary key default nextval('record_version_id_seq'),
  key text collate "C" not null,
  collection text collate "C" not null,
  number integer not null check (number > 0),
  known_from timestamptz not null,
  data json not null,
  content_hash bytea not null,
  source_file_id bigint,
  position jsonb,
  import_run_id bigint
);
alter sequence record_version_id_seq owned by record_version.id;
create unique index record_version_key_number on record_version (key, number);
comment on table record_version is 'Every state of a record that was ever known. Append only; a version is known until the known_from of the next one.';
grant select, insert on record_version to ${app};

create table record (
  key text collate "C" primary key,
  collection text collate "C" not null,
  version_id bigint not null,
  content_hash bytea not null,
  updated_xid xid8 not null default pg_current_xact_id()
) with (fillfactor = 90);
comment on table record is 'The present version of each record, by its natural key.';
grant select, insert, update on record to ${app};

create view record_history as
select v.*, lead(v.known_from) over (partition by v.key order by v.number) as known_to
from record_version v;
comment on view record_history is 'Versions with the instant until which each was known; null for the present one.';
grant select on record_history to ${app};

create table quarantine (
  id bigint generated always as identity primary key,
  import_run_id bigint not null references import_run (id),
  source_file_id bigint references source_file (id),
  position jsonb not null,
  collection text,
  rule text not null,
  field text,
  params jsonb not null default '{}',
  raw jsonb,
  raw_hash bytea not null,
  status text not null default 'open' check (status in ('open', 'mended', 'retried', 'dismissed')),
  mended jsonb,
  updated_at timestamptz not null default now()
);
create index quarantine_import_run_id_idx on quarantine (import_run_id);
create index quarantine_status_idx on quarantine (status, id);
comment on table quarantine is 'Records that could not be taken, with place, field and rule. What the secrecy gate refuses has no raw content.';
grant select, insert, update on quarantine to ${app};

create table column_mapping (
  id bigint generated always as identity primary key,
  name text not null,
  headers_fingerprint text collate "C" not null,
  mapping jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now()
);
create unique index column_mapping_name_key on column_mapping (name);
create index column_mapping_headers_idx on column_mapping (headers_fingerprint);
comment on table column_mapping is 'Saved meanings of a table''s columns, found again by its headers.';
grant select, insert, update, delete on column_mapping to ${app};

create table classification_title (
  scheme text collate "C" not null,
  edition text collate "C" not null,
  symbol text collate "C" not null,
  language text collate "C" not null,
  title text not null,
  source text not null,
  primary key (scheme, edition, symbol, language)
);
comment on table classification_title is 'Titles of classification symbols as loaded from official files.';
grant select, insert, update, delete on classification_title to ${app};
`;

const feed = (app: string) => `
create table change (
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  topic text collate "C" not null,
  key text collate "C" not null,
  version_id bigint,
  primary key (xid, position)
);
comment on table change is 'The feed: one row for each thing that changed, written in the transaction that changed it. Append only; read in the order (xid, position) below the oldest running transaction.';
grant select, insert on change to ${app};
`;

const law = (app: string) => `
create table legal_parameter (
  id bigint generated always as identity primary key,
  key text collate "C" not null,
  value jsonb not null,
  unit text,
  title_zh text not null,
  title_en text not null,
  source_title text not null,
  document_number text,
  article text,
  effective_from date not null,
  effective_to date,
  mark text not null,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (effective_to is null or effective_to >= effective_from)
);
create index legal_parameter_key_idx on legal_parameter (key, effective_from, recorded_at);
comment on table legal_parameter is 'Parameters of law as dated rows with their article and mark of confidence. Append only: of rows with the same key and first day, the one recorded last counts.';
grant select, insert on legal_parameter to ${app};

create table calendar_year (
  year integer primary key check (year between 1985 and 2200),
  notice text not null,
  published_on date
);
comment on table calendar_year is 'Years whose arrangement of holidays has been published; others have no working days to count.';
grant select, insert, update, delete on calendar_year to ${app};

create table calendar_day (
  day date primary key,
  year integer not null references calendar_year (year) on delete cascade,
  kind text not null check (kind in ('holiday', 'workday')),
  notice text
);
create index calendar_day_year_idx on calendar_day (year);
comment on table calendar_day is 'Days that a year''s notice moves: weekdays that are off, weekend days that are worked.';
grant select, insert, update, delete on calendar_day to ${app};
`;

const operation = (app: string) => `
create table setting (
  key text collate "C" primary key,
  value jsonb not null
);
comment on table setting is 'What the platform remembers about itself. database.id is new for every database, restored ones included.';
grant select, insert, update on setting to ${app};
insert into setting (key, value) values ('database.id', to_jsonb(gen_random_uuid()::text));
`;
