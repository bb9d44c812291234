import type { NumberedMigration } from './migration.ts';

/**
 * Matters of every procedure. What is true of a matter is its chain of the journal; the row in
 * `matter` is what those acts leave, kept so that queues need no replay. Values that point at people
 * are sealed and stand outside the journal, so that they can be erased. No extension, no trigger.
 */
export const matters: NumberedMigration = {
  name: '0013_matters',
  sql: ({ applicationRole: app }) => `
create sequence matter_number_seq as bigint;
grant usage on sequence matter_number_seq to ${app};

create table matter (
  id uuid primary key,
  definition text collate "C" not null,
  version integer not null check (version > 0),
  number text collate "C" not null unique,
  revision integer not null check (revision > 0),
  state text collate "C" not null,
  office text collate "C",
  origin text collate "C",
  assignee uuid references person (id),
  subject text not null,
  filed_at timestamptz not null,
  acted_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  due_clock text collate "C",
  paused boolean not null default false,
  recused uuid[] not null default '{}',
  body jsonb not null,
  head bytea not null check (length(head) = 32),
  tracking_hash bytea unique check (length(tracking_hash) = 32)
);
create index matter_office_idx on matter (office, ended_at, due_at);
create index matter_definition_idx on matter (definition, state);
create index matter_assignee_idx on matter (assignee) where assignee is not null;
create index matter_open_idx on matter (office, definition)
  include (due_at, assignee, paused, recused, id) where ended_at is null;
create index matter_due_idx on matter (due_at, id) where ended_at is null;
create index matter_filed_idx on matter (filed_at, id);
comment on table matter is 'The present state of each matter, as its acts in the journal (chain matter:<id>) leave it. Erasing nothing here changes what was done.';
grant select, insert, update on matter to ${app};

create table matter_party (
  matter_id uuid not null references matter (id),
  party text collate "C" not null,
  person_id uuid not null references person (id),
  primary key (person_id, matter_id, party)
);
create index matter_party_matter_idx on matter_party (matter_id);
comment on table matter_party is 'Accounts that stand for a party of a matter.';
grant select, insert on matter_party to ${app};

create table matter_clock (
  matter_id uuid not null references matter (id),
  clock text collate "C" not null,
  status text collate "C" not null,
  due_at timestamptz,
  missing_year integer,
  alarm_at timestamptz,
  alarm smallint not null default 0,
  was_late boolean,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (matter_id, clock)
);
create index matter_clock_alarm_idx on matter_clock (alarm_at) where alarm_at is not null;
create index matter_clock_missing_idx on matter_clock (missing_year) where missing_year is not null;
comment on table matter_clock is 'Clocks of matters: alarm_at is when somebody has to be told next, alarm how often that has happened.';
grant select, insert, update on matter_clock to ${app};

create table matter_value (
  matter_id uuid not null references matter (id),
  revision integer not null,
  field text collate "C" not null,
  salt bytea,
  sealed bytea,
  erased_at timestamptz,
  erased_by text,
  primary key (matter_id, field, revision),
  check ((erased_at is null) = (sealed is not null and salt is not null))
);
comment on table matter_value is 'Values that point at people, sealed with a key outside the database; the journal holds a commitment in their place. An erased value leaves its row, without salt and content.';
grant select, insert, update on matter_value to ${app};

create table matter_word (
  word bigint not null,
  matter_id uuid not null references matter (id),
  primary key (word, matter_id)
);
create index matter_word_matter_idx on matter_word (matter_id);
comment on table matter_word is 'Keyed hashes of pairs of characters, by which queues are searched without a readable index.';
grant select, insert, delete on matter_word to ${app};

create table matter_file (
  matter_id uuid not null references matter (id),
  sha256 bytea not null check (length(sha256) = 32),
  field text collate "C" not null,
  revision integer not null,
  primary key (matter_id, sha256, field)
);
comment on table matter_file is 'Which files belong to a matter; the files themselves are in the file store.';
grant select, insert on matter_file to ${app};

create table matter_link (
  matter_id uuid not null references matter (id),
  other_id uuid not null references matter (id),
  relation text collate "C" not null,
  primary key (matter_id, other_id, relation)
);
create index matter_link_other_idx on matter_link (other_id);
comment on table matter_link is 'Matters that belong together, such as a report split from a complaint.';
grant select, insert on matter_link to ${app};

create table act_key (
  key text collate "C" not null,
  asker text collate "C" not null,
  matter_id uuid not null references matter (id),
  revision integer not null,
  request_hash bytea not null,
  created_at timestamptz not null,
  primary key (asker, key)
);
create index act_key_created_idx on act_key (created_at);
comment on table act_key is 'Keys of clients: what was sent twice is done once and answered twice.';
grant select, insert, delete on act_key to ${app};

create sequence matter_errand_id_seq as bigint;
grant usage on sequence matter_errand_id_seq to ${app};
create table matter_errand (
  id bigint primary key default nextval('matter_errand_id_seq'),
  matter_id uuid not null references matter (id),
  revision integer not null,
  payload jsonb not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  last_error text
);
alter sequence matter_errand_id_seq owned by matter_errand.id;
create index matter_errand_next_idx on matter_errand (next_at);
comment on table matter_errand is 'People who have to be told of an act or a clock; removed when they have been.';
grant select, insert, update, delete on matter_errand to ${app};
`,
};
